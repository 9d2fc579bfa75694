// swift-format-ignore-file
// Written by script/train-understanding; see NOTICE.md.

extension SentimentModel {
    /// The calibration of the built-in model.
    package static let builtIn = SentimentModel(
        coefficients: [-0.1392, -0.8713, 0.2004, 0.0885, 0.4797, 0.2440, 0.3717, 0.5795, 0.2725, 0.1399, -0.1270, 0.4919, -0.6825, 0.0247, 2.4109, 0.3824, 0.4563, 0.3955, -0.4375, -0.5306, 0.3547, -0.2610, -0.8807, 0.5693],
        grams: nil)
}
