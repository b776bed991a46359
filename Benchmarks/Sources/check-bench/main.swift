// How many applications one core checks in a second, the records in memory: check-bench [CHECKS]
import Glibc
import LeveeCore
import LeveeIntake

let checks = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 20_000
let cases = People.cases(1_000)
let first = cases[0]
precondition(first.dossier.documents.count == 2 && first.dossier.crossings.count == 20)
precondition(first.dossier.documents.map(\.custody.count) == [10, 10])

let policy = try PolicyOnDay(try PolicyFile.embedded(ruleIDs: Rulebook.ids), on: People.asOf)
let checker = ApplicationChecker(policy: policy)

/// CPU seconds of this process so far.
func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

var outcomes: [ApplicationOutcome: Int] = [:]
for each in cases { outcomes[each.verdict(by: checker).outcome, default: 0] += 1 }
let shares = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
print("\(cases.count) applications: \(shares)")

var rates: [Double] = []
for _ in 0..<7 {
    let start = cpuSeconds()
    var findings = 0
    for number in 0..<checks {
        findings += cases[number % cases.count].verdict(by: checker).findings.count
    }
    rates.append(Double(checks) / (cpuSeconds() - start))
    precondition(findings > 0)
}
rates.sort()
print("checks a second on one core: \(Int(rates[3])) (median of 7, \(Int(rates[0])) to \(Int(rates[6])))")
let least = 50_000.0
print("\(rates[3] >= least ? "OK" : "UNDER"): the promise is \(Int(least))")
if rates[3] < least { exit(1) }
