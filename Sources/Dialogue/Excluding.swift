internal import Dates

/// Days, times, doctors, kinds of visits and weekdays that are not wanted.
extension Turn {
    func exclude(_ form: inout State.Form, _ heard: Heard) {
        let (days, times) = (form.excludedDays, form.excludedTimes)
        form.excludedDays = days + heard.excludedDays.filter { !days.contains($0) }
        form.excludedTimes = times + refused(heard, form).filter { !times.contains($0) }
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

    /// "Not at two": in the half of the day in which the clinic is open.
    func refused(_ heard: Heard, _ form: State.Form) -> [Heard.Times] {
        heard.excludedTimes.map { resolved($0, form) }
    }

    /// A time that is named once more is ruled out no more.
    func allow(_ times: Heard.Times?, _ form: inout State.Form, _ heard: Heard) {
        guard let times else { return }
        let refused = refused(heard, form)
        form.excludedTimes.removeAll { $0.covers(times) && !refused.contains($0) }
    }

    /// What is named once more is ruled out no more.
    func allow(_ days: Heard.Days, _ form: inout State.Form) {
        guard days.first == days.last else { return }
        form.excludedWeekdays?.removeAll { $0 == days.first.weekday }
        if form.excludedWeekdays?.isEmpty == true { form.excludedWeekdays = nil }
    }
}
