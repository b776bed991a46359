import Foundation
import LeveeCore

/// The machine-readable lines as a passport reader types them, from the command line or from standard input.
enum ScanInput {
    /// - Parameter text: the lines, or `-` for standard input. At a terminal reading ends with the zone's last line, for a
    ///   reader does not close the input.
    static func read(_ text: String) -> MachineReadableZone.Reading {
        MachineReadableZone.read(text == "-" ? standardInput() : text)
    }

    private static func standardInput() -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        }
        var lines: [String] = []
        while let line = readLine() {
            lines.append(line)
            if line.isEmpty || isComplete(MachineReadableZone.read(lines.joined(separator: "\n"))) { break }
        }
        return lines.joined(separator: "\n")
    }

    /// Thirty characters may be a card's only line or the first of three.
    private static func isComplete(_ reading: MachineReadableZone.Reading) -> Bool {
        reading.layout != nil && (reading.layout != .card || reading.documentCode == "CS")
    }
}
