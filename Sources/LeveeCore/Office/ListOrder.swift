/// Which way a list is sorted.
public enum ListOrder: String, Hashable, Sendable, CaseIterable, Codable { case ascending, descending }
