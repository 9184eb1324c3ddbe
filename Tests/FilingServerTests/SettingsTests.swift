// SPDX-License-Identifier: Apache-2.0

import FilingServer
import Testing

/// Settings from file, environment and flags.
struct SettingsTests {
    @Test func `flags stand above the environment and the environment above the file`() {
        var reader = SettingsReader()
        reader.read(
            file: "listen.port = 1\nloops = 2 # two\n\n# nothing\nlog.level = debug", path: "f")
        reader.read(environment: ["FILINGD_LOOPS": "3", "FILINGD_LOG_LEVEL": "error", "HOME": "/"])
        reader.read(flag: "loops=4")
        #expect(reader.faults.isEmpty)
        #expect(reader.settings.listenPort == 1)
        #expect(reader.settings.logLevel == "error")
        #expect(reader.settings.loops == 4)
        #expect(reader.sources["listen.port"] == .file(path: "f", line: 1))
        #expect(reader.sources["loops"] == .flag)
        #expect(reader.sources["insecure"] == nil)
    }

    @Test(arguments: [
        ("listen.port = 65536", 1), ("\nlisten.prot = 1", 2), ("insecure = yes", 1),
        ("just words", 1), ("loops = 1\nloops = 1", 2), ("listen.host =", 1),
    ])
    func `a fault names its line and changes nothing`(text: String, line: Int) {
        var reader = SettingsReader()
        reader.read(file: text, path: "f")
        #expect(reader.faults.map(\.source) == [.file(path: "f", line: line)])
        var first = SettingsReader()
        first.read(file: "loops = 1", path: "f")
        #expect(reader.settings == Settings() || reader.settings == first.settings)
    }

    @Test func `every setting has a name, a variable and a default that it would take`() {
        let names = SettingDefinition.all.map(\.name)
        #expect(Set(names).count == names.count)
        for definition in SettingDefinition.all {
            var reader = SettingsReader()
            reader.read(flag: "\(definition.name)=\(definition.show(Settings()))")
            #expect(reader.faults.isEmpty, "\(definition.name)")
            #expect(reader.settings == Settings())
        }
    }
}
