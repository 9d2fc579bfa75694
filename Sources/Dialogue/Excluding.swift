internal import Dates

/// Doctors, kinds of visits and weekdays that are not wanted.
extension Turn {
    func exclude(_ form: inout State.Form, _ heard: Heard) {
        if let type = form.visitType, heard.excludedVisitTypes.contains(type), heard.visitType == nil {
            form.visitType = nil
        }
        let doctors = (form.excludedDoctors ?? []).filter { $0 != heard.doctor && !heard.excludedDoctors.contains($0) }
        let allDoctors = doctors + heard.excludedDoctors
        form.excludedDoctors = allDoctors.isEmpty ? nil : allDoctors
        if let doctor = form.doctor, allDoctors.contains(doctor) { form.doctor = nil }
        let weekdays = (form.excludedWeekdays ?? []).filter { !heard.excludedWeekdays.contains($0) }
        let all = weekdays + heard.excludedWeekdays
        form.excludedWeekdays = all.isEmpty ? nil : all
        if let days = form.days, days.first == days.last, heard.excludedWeekdays.contains(days.first.weekday) {
            form.days = nil
        }
    }

    /// What is named once more is ruled out no more.
    func allow(_ days: Heard.Days, _ form: inout State.Form) {
        guard days.first == days.last else { return }
        form.excludedWeekdays?.removeAll { $0 == days.first.weekday }
        if form.excludedWeekdays?.isEmpty == true { form.excludedWeekdays = nil }
    }
}
