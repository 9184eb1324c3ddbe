// SPDX-License-Identifier: Apache-2.0

@testable import FilingMetrics
import Testing

@Suite struct MetricsTextTests {
    @Test func `a family is written as Prometheus' documentation shows`() {
        // The example of Prometheus' "Exposition formats", its numbers and label values.
        let family = MetricFamily(
            "http_requests_total", "The total number of HTTP requests.", .counter,
            [
                .init(
                    "http_requests_total", [.init("method", "post"), .init("code", "200")], 1027),
                .init("http_requests_total", [.init("method", "post"), .init("code", "400")], 3),
            ])
        #expect(
            MetricsText.write([family]) == """
                # HELP http_requests_total The total number of HTTP requests.
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027
                http_requests_total{method="post",code="400"} 3

                """)
    }

    @Test func `quotes, backslashes and line ends of a label come back as they were`() throws {
        let value = "C:\\DIR\\FILE.TXT \"x\"\nend 社工"
        let sample = MetricFamily.Sample("m", [.init("path", value)], 1.5)
        let text = MetricsText.write([MetricFamily("m", "one\\two\nthree", .gauge, [sample])])
        #expect(text.split(separator: "\n").count == 3)
        #expect(try MetricsText.read(text) == [sample])
    }

    @Test func `what is written is read back, whatever the value`() throws {
        let values: [Double] = [0, -1, 0.1, 1e300, .leastNonzeroMagnitude, .infinity]
        let samples = values.enumerated().map {
            MetricFamily.Sample("value", [.init("n", "\($0.offset)")], $0.element)
        }
        let text = MetricsText.write([MetricFamily("value", "Values.", .gauge, samples)])
        #expect(try MetricsText.read(text) == samples)
    }

    @Test(arguments: [
        "name", "name ", "name x", "{a=\"b\"} 1", "name{a} 1", "name{a=\"b} 1", "name{a=\"b\" 1",
        "name{a=\"b\\", "na-me 1",
    ])
    func `a line that is not of the format is named by its number`(line: String) {
        #expect(throws: MetricsText.Fault(line: 2)) { try MetricsText.read("ok 1\n\(line)\n") }
    }
}
