import HTTPTypes

/// A page before it is set: what stands on it, in the reader's language already.
struct Page: Sendable {
    var title: String
    /// One sentence under the title.
    var lead: String?
    /// Where the reader comes from.
    var back: Block.Link?
    var blocks: [Block]
    /// What is wrong with the form on it.
    var errors: [FieldError] = []
    var status: HTTPResponse.Status = .ok
    /// Seconds after which the browser asks again: a job that goes on.
    var refresh: Int?

    init(
        _ title: String, lead: String? = nil, back: Block.Link? = nil, _ blocks: [Block], errors: [FieldError] = [],
        status: HTTPResponse.Status = .ok, refresh: Int? = nil
    ) {
        self.title = title
        self.lead = lead
        self.back = back
        self.blocks = blocks
        self.errors = errors
        self.status = status
        self.refresh = refresh
    }
}
