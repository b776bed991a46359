/// Nights of which nobody has been told yet: a night that is cut off after it is on the disk is told by the next one of its day.
enum UntoldSchema {
    static let sql = """
        CREATE TABLE night_untold (night INTEGER PRIMARY KEY REFERENCES night (id)) STRICT;
        """
}
