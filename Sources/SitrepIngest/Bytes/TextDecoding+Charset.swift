// Finds an encoding's label and runs lexbor's decoder for it.

import CLexbor

extension TextDecoding {
    /// How far into a page its encoding is looked for.
    private static let metaWindow = 4096
    private static let chunkLength = 4096
    private static let replacement: [UInt32] = [0xFFFD]

    static func metaCharset(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var rest = bytes.prefix(metaWindow)
        while let meta = rest.firstRange(of: "<meta", ignoringCase: true) {
            rest = rest[meta.upperBound...]
            let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
            if let label = charset(in: rest[..<end]) { return label }
        }
        if bytes.starts(with: Array("<?xml".utf8)), let found = bytes.prefix(200).firstRange(of: "encoding=") {
            return label(bytes.prefix(200)[found.upperBound...])
        }
        return nil
    }

    /// The label after `charset=`.
    static func charset(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let found = bytes.firstRange(of: "charset", ignoringCase: true) else { return nil }
        let rest = bytes[found.upperBound...].drop { $0.isSpace }
        guard rest.first == UInt8(ascii: "=") else { return nil }
        return label(rest.dropFirst())
    }

    private static func label(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let rest = bytes.drop { $0.isSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        let label = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        return label.isEmpty ? nil : label
    }

    static func encodingData(_ label: ArraySlice<UInt8>) -> UnsafePointer<lxb_encoding_data_t>? {
        label.withUnsafeBufferPointer { lxb_encoding_data_by_name($0.baseAddress, $0.count) }
    }

    static func decode(_ bytes: ArraySlice<UInt8>, label: String) -> [UInt8] {
        guard let encoding = encodingData(Array(label.utf8)[...]) else { return repaired(Array(bytes)) }
        return decode(bytes, encoding: encoding)
    }

    static func decode(_ bytes: ArraySlice<UInt8>, encoding: UnsafePointer<lxb_encoding_data_t>) -> [UInt8] {
        var scalars = [UInt32](repeating: 0, count: chunkLength)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        let decoded: Bool = scalars.withUnsafeMutableBufferPointer { buffer in
            replacement.withUnsafeBufferPointer { replacement in
                var decoder = lxb_encoding_decode_t()
                guard lxb_encoding_decode_init_noi(&decoder, encoding, buffer.baseAddress, buffer.count) == 0,
                    lxb_encoding_decode_replace_set_noi(&decoder, replacement.baseAddress, replacement.count) == 0
                else { return false }
                return bytes.withUnsafeBufferPointer { source in
                    guard let base = source.baseAddress else { return true }
                    return run(&decoder, encoding, base, base + source.count, buffer, &output)
                }
            }
        }
        return decoded ? output : repaired(Array(bytes))
    }

    private static func run(
        _ decoder: inout lxb_encoding_decode_t, _ encoding: UnsafePointer<lxb_encoding_data_t>,
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
        _ buffer: UnsafeMutableBufferPointer<UInt32>, _ output: inout [UInt8]
    ) -> Bool {
        guard let decode = encoding.pointee.decode else { return false }
        var position: UnsafePointer<UInt8>? = start
        while true {
            let before = position
            let status = decode(&decoder, &position, end)
            let used = lxb_encoding_decode_buf_used_noi(&decoder)
            for scalar in buffer.prefix(used) { append(scalar, to: &output) }
            lxb_encoding_decode_buf_used_set_noi(&decoder, 0)
            let wantsRoom = status == LXB_STATUS_SMALL_BUFFER.rawValue
            guard wantsRoom, used > 0 || position != before else { break }
        }
        if lxb_encoding_decode_finish_noi(&decoder) == LXB_STATUS_OK.rawValue {
            for scalar in buffer.prefix(lxb_encoding_decode_buf_used_noi(&decoder)) { append(scalar, to: &output) }
        }
        return true
    }

    private static func append(_ value: UInt32, to output: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        if scalar.isASCII {
            output.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
