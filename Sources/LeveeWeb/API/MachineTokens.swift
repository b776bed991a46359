import Foundation
import JWTKit
public import LeveeCore

/// Tokens of machines (机器令牌): JSON Web Tokens that the department's identity provider signs. Its public keys come from a file
/// (JWKS); a key that both sides would have to keep secret is refused, for whoever can check such a token can make one.
public struct MachineTokens: Sendable {
    /// What a token says.
    struct Claims: JWTPayload {
        /// The account in whose name the machine acts.
        var sub: SubjectClaim
        var aud: AudienceClaim
        var exp: ExpirationClaim
        var nbf: NotBeforeClaim?
        /// Roles that the machine has of its account's; all of them where it is not said.
        var roles: [String]?
        /// Code of the unit to which it is held, with what lies under it.
        var unit: String?

        /// The times are compared with the one clock, in ``hold(at:)``.
        func verify(using _: some JWTAlgorithm) async throws { try aud.verifyIntendedAudience(includes: "levee") }

        func hold(at now: Instant) -> Bool {
            let date = Date(timeIntervalSince1970: Double(now.nanoseconds) / 1e9)
            return exp.value > date && (nbf?.value).map { $0 <= date } ?? true
        }
    }

    private let keys: JWTKeyCollection

    /// - Parameter jwks: text of the key set (RFC 7517).
    /// - Throws: ``MachineKeysRefusal``.
    public init(jwks: String) async throws {
        guard let set = try? JSONDecoder().decode(JWKS.self, from: Data(jwks.utf8)), !set.keys.isEmpty else {
            throw MachineKeysRefusal.unreadable
        }
        guard !set.keys.contains(where: { $0.keyType.rawValue == "oct" }) else { throw MachineKeysRefusal.symmetric }
        keys = JWTKeyCollection()
        do { try await keys.add(jwks: set) } catch { throw MachineKeysRefusal.unreadable }
    }

    /// What a token says; nil where it is not signed by one of the keys, not for us, or out of its time.
    func claims(of token: String, now: Instant) async -> Claims? {
        guard token.utf8.count <= 8_192, let claims = try? await keys.verify(token, as: Claims.self) else { return nil }
        return claims.hold(at: now) ? claims : nil
    }
}

/// Why the file of an identity provider's keys is not taken.
public enum MachineKeysRefusal: Error, Hashable, Sendable, Explained {
    case unreadable, symmetric

    public var explanation: Bilingual {
        switch self {
        case .unreadable:
            Bilingual(
                zh: "密钥文件不是可用的 JWKS，请向身份提供方索取其公钥集",
                en: "the file of keys is no usable JWKS; ask the identity provider for its set of public keys")
        case .symmetric:
            Bilingual(
                zh: "密钥文件含有对称密钥（kty oct），凡能验证者皆能伪造，请改用公钥",
                en:
                    "the file holds a symmetric key (kty oct), with which whoever checks can also forge; use public keys"
            )
        }
    }
}

extension Visitor {
    /// A machine in an account's name, held to what its token leaves it; nil where the token asks for more than the account has.
    /// - Parameters:
    ///   - digest: SHA-256 of its token.
    ///   - state: how far the records are from which these come.
    convenience init?(
        _ claims: MachineTokens.Claims, digest: [UInt8], accounts: [Account], units: [LeveeCore.Unit],
        state: RecordState
    ) {
        guard var account = accounts.first(where: { $0.user.utf8.elementsEqual(claims.sub.value.utf8) }),
            !account.isDisabled
        else { return nil }
        if let roles = claims.roles { account.roles.formIntersection(roles.compactMap(Role.init(rawValue:))) }
        if let unit = claims.unit {
            guard units.unit(account.unit, reaches: unit) else { return nil }
            account.unit = unit
        }
        guard let actor = try? Actor(account, units: units) else { return nil }
        self.init(actor: actor, account: account, session: digest, state: state)
    }
}
