// From when until when forces are somewhere, in words.

public import SitrepLedger

public enum DeploymentDays {
    /// `2022-01-07 to 2022-01-14`, `since 2022-01-07`, `until 2022-01-14`; empty where neither is known.
    public static func text(of line: DeploymentLine) -> String {
        switch (line.arrived, line.left) {
        case (let arrived?, let left?): "\(arrived) to \(left)"
        case (let arrived?, nil): "since \(arrived)"
        case (nil, let left?): "until \(left)"
        case (nil, nil): ""
        }
    }
}
