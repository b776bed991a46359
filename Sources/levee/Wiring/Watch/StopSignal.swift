import Foundation

/// SIGTERM and SIGINT, kept back until somebody asks for them, so that they interrupt nothing. Processes started from here on
/// keep them back, too.
struct StopSignal {
    private let signals: sigset_t

    init() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        self.signals = signals
    }

    /// Waits so many seconds; true as soon as one of the signals has come.
    func comes(within seconds: Int) -> Bool {
        var signals = signals
        let end = ContinuousClock.now + .seconds(seconds)
        while true {
            let (left, rest) = max(end - .now, .zero).components
            var time = timespec(tv_sec: Int(left), tv_nsec: Int(rest / 1_000_000_000))
            if sigtimedwait(&signals, nil, &time) > 0 { return true }
            guard errno == EINTR else { return false }
        }
    }
}
