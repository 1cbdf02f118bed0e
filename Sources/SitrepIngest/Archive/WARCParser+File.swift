// All records of a file in memory, read strictly.

extension WARCParser {
    /// A file's records up to the first fault.
    ///
    /// A packed file has a gzip member for each record, as archives need for looking records up: a member that holds
    /// more or less than one record ends the reading. Reading for articles asks for no such thing.
    public static func records(of bytes: [UInt8]) -> (records: [WARCRecord], isComplete: Bool) {
        let limit = IntakeOptions().maximumBytes
        guard bytes.starts(with: Inflater.magic) else {
            var parser = WARCParser(limit: limit)
            parser.feed(bytes)
            return parser.rest()
        }
        var records: [WARCRecord] = []
        var at = 0
        while at < bytes.count {
            guard let member = Inflater.member(of: bytes, from: at, limit: limit) else { return (records, false) }
            at = member.end
            var parser = WARCParser(limit: limit)
            parser.feed(member.bytes)
            let found = parser.rest()
            records += found.records.prefix(1)
            guard found.isComplete, found.records.count == 1 else { return (records, false) }
        }
        return (records, true)
    }

    private mutating func rest() -> (records: [WARCRecord], isComplete: Bool) {
        var records: [WARCRecord] = []
        while true {
            switch next(isLast: true) {
            case .record(let record):
                records.append(record)
                if record.isCutOff { return (records, false) }
            case .tooLarge: continue
            case .damaged: return (records, false)
            case .needsMore: return (records, true)
            }
        }
    }
}
