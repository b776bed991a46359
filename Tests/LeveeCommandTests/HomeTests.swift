import Foundation
import GRDB
import Testing

/// A home: made once, refused where it is none, and looked over by the doctor.
@Suite struct HomeTests {
    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func initMakesAnEmptyHomeOnce() throws {
        let scratch = try Scratch(home: false)
        #expect(try scratch.levee("init") == Output(0, "made an empty registry in `SCRATCH/home`\n"))
        #expect(try mode(scratch.home) == 0o700)
        #expect(try mode(scratch.database) == 0o600)
        try scratch.load("units", Tables.units)
        let before = try scratch.dump()
        #expect(try scratch.levee("init", "--lang", "zh") == Output(0, "`SCRATCH/home` 已是登记库，未作改动\n"))
        #expect(try scratch.dump() == before)
        #expect(try scratch.levee("init", "--home", "deep/er") == Output(0, "made an empty registry in `deep/er`\n"))
        #expect(try scratch.levee("doctor", "--home", "deep/er").status == 0)
    }

    @Test func aHomeThatCannotBeMade() throws {
        let scratch = try Scratch(home: false)
        try scratch.write("", to: "file")
        #expect(
            try scratch.levee("init", "--home", "file/home")
                == Output(65, "", "levee: cannot make `file/home`; check the permissions\n"))
        #expect(
            try scratch.levee("init", "--home", "/proc/levee", "--lang", "zh")
                == Output(65, "", "levee：无法在 `/proc/levee` 建立文件，请检查权限\n"))
    }

    @Test(arguments: [["doctor"], ["nightly"], ["person", "P1"], ["load", "units.csv"], ["matches"]])
    func whatIsNoHome(_ command: [String]) throws {
        let scratch = try Scratch(home: false)
        try scratch.write(Tables.units, to: "units.csv")
        let refusal = Output(65, "", "levee: `SCRATCH/home` is not a home; run `levee init` first\n")
        #expect(try scratch.run(command) == refusal)
        try FileManager.default.createDirectory(atPath: scratch.home, withIntermediateDirectories: true)
        #expect(try scratch.run(command) == refusal)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.home) == [])
        if command != ["doctor"] {
            try scratch.write("no database at all, but long enough to be read as one", to: "home/levee.db")
            let other = try scratch.run(command)
            #expect(other.status == 65)
            #expect(other.stderr == "levee: `SCRATCH/home/levee.db` is not a home; run `levee init` first\n")
        }
    }

    @Test func anotherProgramsDatabaseIsLeftAlone() throws {
        let scratch = try Scratch(home: false)
        try FileManager.default.createDirectory(atPath: scratch.home, withIntermediateDirectories: true)
        try scratch.tamper("CREATE TABLE mine (x)")
        let before = try Data(contentsOf: URL(filePath: scratch.database))
        #expect(try scratch.levee("nightly").status == 65)
        #expect(try Data(contentsOf: URL(filePath: scratch.database)).prefix(18) == before.prefix(18))
        #expect(try scratch.levee("doctor").status == 65)
    }

    @Test func aNewerSchemaIsRefused() throws {
        let scratch = try Tables.loaded()
        try scratch.tamper("INSERT INTO grdb_migrations VALUES ('99 the future')")
        let before = try scratch.dump()
        #expect(
            try scratch.levee("load", "tables")
                == Output(
                    65, "", "levee: `SCRATCH/home/levee.db` was written by a later version; upgrade the program\n"))
        #expect(try scratch.dump() == before)
        #expect(try scratch.levee("doctor").stdout.contains("✗ schema"))
    }

    @Test func theDoctorFindsEverythingSound() throws {
        let scratch = try Tables.loaded(feed: "")
        let json = try scratch.levee("doctor", "--json")
        #expect(json.status == 0)
        #expect(json.stdout.hasPrefix("{\"checks\":[{\"detail\":\"\",\"name\":\"files\",\"ok\":true},"))
        #expect(json.stdout.hasSuffix("}],\"ok\":true}\n"))
        #expect(!json.stdout.contains("false"))
    }

    @Test func theDoctorChangesNothing() throws {
        let scratch = try Tables.loaded()
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.home).sorted()
        let bytes = try Data(contentsOf: URL(filePath: scratch.database))
        try scratch.levee("doctor")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.home).sorted() == files)
        #expect(try Data(contentsOf: URL(filePath: scratch.database)) == bytes)
    }

    @Test func theDoctorFindsAWorldReadableFile() throws {
        let scratch = try Tables.loaded()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scratch.database)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.home)
        let en = try scratch.levee("doctor")
        #expect(en.status == 65)
        #expect(
            en.stdout.hasPrefix(
                "✗ files         modes of the files  home 755, expected 700; levee.db 644, expected 600\n✓ journal"))
        #expect(en.stdout.hasSuffix("give the directory mode 700 and its database files mode 600\n"))
        let zh = try scratch.levee("doctor", "--lang", "zh")
        #expect(zh.stdout.hasSuffix("请将目录权限改为 700，其中的数据库文件改为 600\n"))
        #expect(try scratch.levee("doctor", "--json").stdout.hasSuffix("\"ok\":false}\n"))
    }

    @Test(arguments: ["actor = 'nobody'", "at = at + 1", "detail = detail || ' '", "action = 'load units '"])
    func theDoctorFindsATamperedAuditRow(_ change: String) throws {
        let scratch = try Tables.loaded()
        try scratch.tamper(
            "DROP TRIGGER audit_no_update; UPDATE audit SET \(change) WHERE number = 2")
        let output = try scratch.levee("doctor")
        #expect(output.status == 65)
        #expect(output.stdout.contains("✗ audit         audit chain  broken at entry 2\n"), "\(output)")
        #expect(output.stdout.hasSuffix("stop writing, keep a copy as it is, and restore a backup\n"))
    }

    @Test func theAuditRefusesChange() throws {
        let scratch = try Tables.loaded()
        #expect(throws: DatabaseError.self) { try scratch.tamper("UPDATE audit SET actor = 'nobody'") }
        #expect(throws: DatabaseError.self) { try scratch.tamper("DELETE FROM audit") }
    }

    @Test func whoDidItStandsInTheAudit() throws {
        let scratch = try Scratch()
        try scratch.load("units", Tables.units, "--as", "李科长")
        try scratch.levee("nightly", "--as-of", "2026-11-23", "--as", "cron")
        #expect(try scratch.audit() == ["李科长 load", "cron nightly"])
    }
}
