import Foundation

/// Files of each kind, as small as they can be and whole.
enum SampleFiles {
    static let pdf = pdf("1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    static let png = png(width: 1, height: 1)
    static let jpeg = jpeg(width: 1, height: 1)
    static let heic = heic(brand: "heic")
    static let tiff: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0] + [UInt8](repeating: 0, count: 16)

    static let all: [(type: String, ending: String, bytes: [UInt8])] = [
        ("application/pdf", "pdf", pdf), ("image/png", "png", png), ("image/jpeg", "jpg", jpeg),
        ("image/heic", "heic", heic), ("image/tiff", "tiff", tiff),
    ]

    static func pdf(_ objects: String, version: String = "1.7", end: String = "startxref\n9\n%%EOF\n") -> [UInt8] {
        pdf(Array(objects.utf8), version: version, end: end)
    }

    static func pdf(_ objects: [UInt8], version: String = "1.7", end: String = "startxref\n9\n%%EOF\n") -> [UInt8] {
        Array("%PDF-\(version)\n".utf8) + objects + Array("xref\n0 1\ntrailer\n<< /Size 1 >>\n\(end)".utf8)
    }

    /// A PDF of a certain length.
    static func pdf(bytes: Int) -> [UInt8] {
        let rest = bytes - pdf("<< >> stream\n\nendstream\n").count
        return pdf(
            Array("<< >> stream\n".utf8) + (0..<rest).map { 0x41 + UInt8($0 % 23) } + Array("\nendstream\n".utf8))
    }

    static func png(width: Int, height: Int) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", number(width, 4) + number(height, 4) + [8, 2, 0, 0, 0])
            + chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 1, 0, 1]) + chunk("IEND", [])
    }

    private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        number(content.count, 4) + Array(type.utf8) + content + [0, 0, 0, 0]
    }

    static func jpeg(width: Int, height: Int) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0x4A, 0x46]
            + [0xFF, 0xC0, 0, 11, 8] + number(height, 2) + number(width, 2) + [1, 1, 0x11, 0]
            + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9]
    }

    static func heic(brand: String, others: [String] = ["mif1"]) -> [UInt8] {
        let brands = Array((brand + "\0\0\0\0" + others.joined()).utf8)
        return box("ftyp", brands) + box("meta", [1, 2, 3, 4]) + box("mdat", [UInt8](repeating: 7, count: 100))
    }

    /// An HEIC file of a certain length.
    static func heic(bytes: Int) -> [UInt8] {
        heic + box("free", [UInt8](repeating: 1, count: bytes - heic.count - 8))
    }

    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        number(content.count + 8, 4) + Array(type.utf8) + content
    }

    /// An archive without files: its end record only.
    static let zipEnd: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)

    static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
