/// What somebody has filled in and not sent. It is nobody's fact, and gone when it is sent or dropped.
enum DraftSchema {
    static let sql = """
        CREATE TABLE draft (
          user TEXT PRIMARY KEY NOT NULL, answers TEXT NOT NULL, at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
