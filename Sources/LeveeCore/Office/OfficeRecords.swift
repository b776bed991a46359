/// What the pages and machines read. Every question about people takes the reader's ``Reach``, and whoever answers it asks the
/// records with it: nothing beyond it is ever read.
public protocol OfficeRecords: Sendable {}
