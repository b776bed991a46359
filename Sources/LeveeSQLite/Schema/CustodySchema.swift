/// What the custody desk looks up beside a document's own ledger.
enum CustodySchema {
    static let sql = """
        -- Whose entries once named a slot or a place.
        CREATE INDEX custody_spot ON custody (place, slot, document);
        """
}
