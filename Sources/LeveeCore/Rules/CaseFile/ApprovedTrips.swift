extension TripLog {
    /// The trips that an approval covers, each with it.
    var approved: [(trip: Trip, grant: Grant)] {
        trips.compactMap { trip in trip.cover.map { (trip, $0) } }
    }
}

extension Trip {
    /// Whether it counts as travel for private reasons: by its approval; without one, by the document.
    var isPrivate: Bool {
        cover.map { $0.approval.purpose == .private } ?? exit.document.type.isPrivate
    }
}
