// Products of 8-bit rows: right, and the same by all instructions of the machine.

import Testing

@testable import SitrepLanguage

@Suite struct ProductTests {
    /// Whole numbers that look random, the same in every run.
    private struct Numbers {
        var state: UInt64 = 7
        mutating func next(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(state >> 33) % range.count
        }
    }

    private struct Case: Sendable, CustomTestStringConvertible {
        let rows: Int
        let inputs: Int
        let outputs: Int
        var testDescription: String { "\(rows) rows, \(inputs) to \(outputs)" }
    }

    /// Sizes below, at and above the groups that instructions work on.
    private static let cases = [
        Case(rows: 1, inputs: 4, outputs: 1), Case(rows: 5, inputs: 8, outputs: 16),
        Case(rows: 6, inputs: 160, outputs: 17),
        Case(rows: 13, inputs: 344, outputs: 67), Case(rows: 7, inputs: 32, outputs: 80),
        Case(rows: 12, inputs: 768, outputs: 256),
    ]

    private func bytes(_ count: Int, _ numbers: inout Numbers) -> [Int8] {
        (0..<count).map { _ in Int8(numbers.next(-127...127)) }
    }

    private func withRows<Result>(_ values: [Int8], _ width: Int, _ scales: [Float], _ body: (RoundedRows) -> Result)
        -> Result
    {
        RoundedRows.with(rows: scales.count, width: width) { rows in
            for (index, value) in values.enumerated() {
                rows.bytes[index] = UInt8(bitPattern: value) &+ RoundedRows.zero
            }
            for (index, scale) in scales.enumerated() { rows.scales[index] = scale }
            return body(rows)
        }
    }

    @Test(arguments: cases) private func sumsAreExactByAllInstructions(of size: Case) {
        var numbers = Numbers()
        let weights = bytes(size.inputs * size.outputs, &numbers)
        let values = bytes(size.rows * size.inputs, &numbers)
        let scales = (0..<size.outputs).map { Float($0 % 5 + 1) / 64 }
        let bias = (0..<size.outputs).map { Float($0 % 3 - 1) / 2 }
        let rowScales = (0..<size.rows).map { Float($0 % 4 + 1) / 32 }
        let product = Product(weights: weights, inputs: size.inputs, scales: scales, bias: bias)
        var expected: [Float] = []
        for row in 0..<size.rows {
            for output in 0..<size.outputs {
                var sum = 0
                for input in 0..<size.inputs {
                    sum += Int(values[row * size.inputs + input]) * Int(weights[input * size.outputs + output])
                }
                expected.append(Float(sum) * rowScales[row] * scales[output] + bias[output])
            }
        }
        withRows(values, size.inputs, rowScales) { rows in
            for instructions in Instructions.available {
                var found = [Float](repeating: .nan, count: expected.count)
                product.apply(rows, count: size.rows, into: &found, by: instructions)
                #expect(found == expected, "\(instructions.kind)")
                product.apply(rows, count: size.rows, into: &found, [.add, .positive], by: instructions)
                #expect(found == expected.map { $0 + max(0, $0) }, "\(instructions.kind)")
            }
        }
    }

    @Test func rowsOnBothSidesAreMultiplied() {
        var numbers = Numbers()
        let (left, right) = (bytes(3 * 8, &numbers), bytes(20 * 8, &numbers))
        var found = [Float](repeating: .nan, count: 60)
        var product = RowProduct()
        withRows(left, 8, [1, 2, 0.5]) { x in
            withRows(right, 8, (0..<20).map { Float($0 + 1) / 4 }) { h in
                product.apply(x, count: 3, h, others: 20, into: &found)
            }
        }
        for row in 0..<3 {
            for other in 0..<20 {
                let sum = (0..<8).reduce(0) { $0 + Int(left[row * 8 + $1]) * Int(right[other * 8 + $1]) }
                #expect(found[row * 20 + other] == Float(sum) * [1, 2, 0.5][row] * (Float(other + 1) / 4))
            }
        }
    }

    @Test func roundingIsToTheNearestByAllInstructions() {
        let x: [Float] = (0..<64).map { Float(($0 * 37) % 101 - 50) / 7 } + [Float](repeating: 0, count: 64)
        for instructions in Instructions.available {
            RoundedRows.with(rows: 2, width: 64) { rows in
                rows.round(x, rows: 2, by: instructions)
                for (index, value) in x.enumerated() {
                    let whole = Int(rows.bytes[index]) - Int(RoundedRows.zero)
                    #expect(abs(Float(whole) * rows.scales[index / 64] - value) <= rows.scales[index / 64] * 0.51)
                }
                #expect(rows.bytes[64..<128].allSatisfy { $0 == RoundedRows.zero })
            }
        }
    }

    @Test func normalRowsHaveMeanZeroAndVarianceOneByAllInstructions() {
        let x: [Float] = (0..<256).map { Float(($0 * 61) % 97) - 20 }
        var first: [UInt8]?
        for instructions in Instructions.available {
            let bytes = RoundedRows.with(rows: 1, width: 256, sharedScale: 0.05) { rows in
                rows.normalize(x, rows: 1, by: instructions)
                return (0..<256).map { rows.bytes[$0] }
            }
            let values = bytes.map { (Double($0) - Double(RoundedRows.zero)) * 0.05 }
            #expect(abs(values.reduce(0, +) / 256) < 0.01)
            #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 256 - 1) < 0.02)
            #expect(first ?? bytes == bytes)
            first = bytes
        }
    }
}

private extension UnsafeMutablePointer<UInt8> {
    subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: self + range.lowerBound, count: range.count)
    }
}
