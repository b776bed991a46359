/// What is done from the pages and by machines. Each method is one whole transaction, with its audit entry inside.
public protocol OfficeDesk: Sendable {}
