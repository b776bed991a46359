extension DocumentRecord {
    /// Where it is at an instant, and the entries of the ledger since it got there: the first one brought it there. Without
    /// an instant: now.
    func custodyTrail(until instant: Instant? = nil) -> (state: CustodyState, events: [CustodyEvent]) {
        var trail: (state: CustodyState, events: [CustodyEvent]) = (.never, [])
        for event in custody {
            if let instant, event.at > instant { break }
            let next = trail.state.after(event.event)
            trail = (next, next == trail.state ? trail.events + [event] : [event])
        }
        return trail
    }
}
