import Foundation
import NIOCore

/// Where a client is, as far as one of them can be told from another (网段): an IPv4 address, or the first 64 bits of an IPv6
/// address, of which one house has a whole such network to choose from.
struct Network: Hashable, Sendable {
    let bytes: [UInt8]

    /// - Parameter address: as text; what is none, such as the path of a socket, is a network of its own.
    init(_ address: String) {
        let plain = String(address.prefix { $0 != "%" })
        switch try? SocketAddress(ipAddress: plain, port: 0) {
        case .v4(let address): bytes = withUnsafeBytes(of: address.address.sin_addr) { Array($0) }
        case .v6(let address):
            let all = withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
            // An IPv4 address within an IPv6 one (RFC 4291, 2.5.5.2).
            let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
            bytes = isMapped ? Array(all.suffix(4)) : Array(all.prefix(8))
        case .unixDomainSocket, nil: bytes = Array(plain.utf8.prefix(64))
        }
    }
}
