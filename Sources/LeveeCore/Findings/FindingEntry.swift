/// One entry of a finding's whole life.
public enum FindingEntry: Hashable, Sendable {
    case night(FindingEvent)
    /// What somebody did, and where the finding stood then.
    case act(FindingAct, FindingState)
}
