// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct RegionNameTests {
    @Test func `all 32 regions have a name of their own in both languages`() {
        let names = RegionCode.allRegions.compactMap(\.name)
        #expect(names.count == 32)
        #expect(Set(names.map(\.zh)).count == 32)
        #expect(Set(names.map(\.en)).count == 32)
        #expect(RegionCode.provinces.count == 31)
        #expect(RegionCode.allRegions.map(\.text) == RegionCode.allRegions.map(\.text).sorted())
    }

    @Test(arguments: [
        (11, "北京"), (50, "重庆"), (54, "西藏"), (66, "新疆生产建设兵团"), (71, "台湾"), (81, "香港"),
        (82, "澳门"), (83, "台湾"),
    ])
    func `a code has the name of GB 2260`(code: UInt8, name: String) {
        #expect(RegionCode(rawValue: code).name?.zh == name)
    }

    @Test(arguments: [0, 10, 16, 47, 67, 70, 84, 99] as [UInt8])
    func `a code that is none has no name`(code: UInt8) {
        #expect(RegionCode(rawValue: code).name == nil)
    }

    @Test(arguments: ["71", "81", "82", "83"])
    func `nobody can file where only ID numbers come from`(text: String) {
        #expect(throws: Refusal(.regionUnknown)) { try RegionCode(text: text) }
    }
}
