import Glibc

// One binary for every target: LEVEE_FUZZ names the one to run. libFuzzer starts itself again for merging, and the name goes
// with it. Without a name it lists the targets.

private let target: FuzzTarget = {
    let name = getenv("LEVEE_FUZZ").map { String(cString: $0) }
    if let target = FuzzTarget.all.first(where: { $0.name == name }) { return target }
    print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
    exit(name == nil ? 0 : 64)
}()

@_cdecl("LLVMFuzzerInitialize")
public func prepare(_ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer) -> CInt {
    _ = target
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do { try target.check(Array(UnsafeBufferPointer(start: start, count: count))) } catch { fatalError("\(error)") }
    return 0
}
