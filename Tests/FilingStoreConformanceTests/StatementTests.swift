// SPDX-License-Identifier: Apache-2.0

import FilingStore
import Testing

@Suite struct StatementTests {
    @Test func `parameters count by first appearance, quoted text has none`() {
        let statement = Statement(
            "SELECT ':no', a FROM t WHERE a = :one AND b = :two_2 AND (:one = 0 OR c = :three)")
        #expect(statement.parameters.count == 3)
        statement.requireMatch(["one": .null, "two_2": .null, "three": .null])
    }

    @Test func `a statement without parameters has none`() {
        #expect(Statement("SELECT 1").parameters.isEmpty)
    }

    @Test func `arguments in another order are a bug`() async {
        await #expect(processExitsWith: .failure) {
            Statement("SELECT :one, :two").requireMatch(["two": .null, "one": .null])
        }
    }
}
