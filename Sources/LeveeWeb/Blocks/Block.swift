/// A part of a page (版块). A page is a list of these; each has a template of its own, and nothing else makes HTML.
indirect enum Block: Hashable, Sendable {
    case heading(String)
    case text(String)
    /// Said beside something, in a quieter voice.
    case note(String)
    case notice(Notice)
    case summary(Summary)
    case table(Table)
    case tasks([Task])
    case form(FormBlock)
    /// What can be done from here: the first one stands out, unless nothing is asked for now.
    case actions([Link], hasMain: Bool = true)
    case links([Link])
    case numbers([Number])
    case picture(Picture)
    /// How much of something is done, in percent, and the same in words.
    case progress(Int, String)
    /// A part with a heading of its own.
    case section(String, [Block])
    /// What is folded away until somebody asks for it.
    case details(String, [Block])
    /// Side by side where there is room.
    case columns([[Block]])
    /// A letter or a receipt, set as it is printed.
    case paper(Markup)

    /// A link or a button that leads somewhere else.
    struct Link: Hashable, Sendable {
        var text: String
        var path: String
        /// What a reader who hears only the link needs to be told beside its text, such as of which document.
        var about: String?

        init(_ text: String, to path: String, about: String? = nil) {
            self.text = text
            self.path = path
            self.about = about
        }
    }

    /// A count that is looked at first, and where it leads.
    struct Number: Hashable, Sendable {
        var count: Int
        var text: String
        var path: String?
    }

    /// Something that happened or has to be known before anything else.
    struct Notice: Hashable, Sendable {
        enum Tone: String, Sendable { case done, warning, information }

        var tone: Tone
        var title: String
        var texts: [String] = []
        var links: [Link] = []
    }

    /// A drawing with what it says in words.
    struct Picture: Hashable, Sendable {
        var drawing: Markup
        var caption: String
    }

    /// A line of a list of tasks: what is to be answered, and whether it is.
    struct Task: Hashable, Sendable {
        var title: String
        var path: String
        var state: Tag
        var hint: String?
    }

    /// A word that stands for a state, such as 严重 or open.
    struct Tag: Hashable, Sendable {
        enum Tone: String, Sendable { case plain, good, warning, grave, quiet }

        var text: String
        var tone: Tone = .plain
    }
}
