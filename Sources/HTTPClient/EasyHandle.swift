internal import CCurl

/// One transfer's settings in curl. Takes them until one fails, and says in the end which error that was.
@safe
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private(set) var problem = CURLE_OK
    /// curl holds their addresses only.
    private var lists: [UnsafeMutablePointer<curl_slist>] = unsafe []

    init() {
        CurlLibrary.start
        guard let pointer = unsafe curl_easy_init() else { fatalError("curl has no memory") }
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe curl_easy_cleanup(pointer)
        freeLists()
    }

    /// What curl names it by in its reports.
    var key: UInt { unsafe UInt(bitPattern: pointer) }

    /// Forgets all settings, but keeps what it costs to make a handle.
    func reset() {
        unsafe curl_easy_reset(pointer)
        freeLists()
        problem = CURLE_OK
    }

    func set(_ option: CURLoption, _ number: Int) {
        note(unsafe ccurl_set_number(pointer, option, number))
    }

    func set(_ option: CURLoption, _ text: String) {
        note(unsafe ccurl_set_text(pointer, option, text))
    }

    func set(_ option: CURLoption, lines: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = unsafe curl_slist_append(list, line) else { fatalError("curl has no memory") }
            unsafe list = longer
        }
        guard let list = unsafe list else { return }
        unsafe lists.append(list)
        note(unsafe ccurl_set_address(pointer, option, list))
    }

    func set(body: [UInt8]) {
        note(unsafe body.withUnsafeBytes { unsafe ccurl_set_body(pointer, $0.baseAddress, $0.count) })
    }

    func set(_ option: CURLoption, size: Int) {
        note(unsafe ccurl_set_size(pointer, option, size))
    }

    func note(_ result: CURLcode) {
        if problem == CURLE_OK { problem = result }
    }

    private func freeLists() {
        unsafe lists.forEach { unsafe curl_slist_free_all($0) }
        unsafe lists.removeAll()
    }
}
