// Where data files are looked for.

import SitrepData
import Testing

@Suite struct DataFoldersTests {
    @Test func theEnvironmentComesFirstThenTheUserThenTheSystem() {
        let folders = DataFolders.usual(
            environment: ["SITREP_DATA": "/data", "XDG_DATA_HOME": "/somewhere/share"], executable: "/opt/bin/sitrep")
        #expect(folders.first == "/data")
        #expect(folders.contains("/somewhere/share/sitrep"))
        #expect(folders.contains("/usr/share/sitrep"))
        #expect(folders.contains("/opt/bin/../share/sitrep"))
    }

    @Test func anAbsentFileIsAbsent() {
        #expect(DataFolders.file(named: "no such file", in: ["/", "/absent"]) == nil)
    }
}
