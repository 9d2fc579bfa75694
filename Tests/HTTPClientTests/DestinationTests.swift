import HTTPClient
import Testing

/// URLs that strangers name, and the addresses that they may turn out to be.
@Suite struct DestinationTests {
    @Test(arguments: [
        ("https://example.com", "https://example.com:443/"),
        ("HTTPS://Hooks.Example.COM/A?b=c", "https://hooks.example.com:443/A?b=c"),
        ("https://example.com?x", "https://example.com:443/?x"),
        ("https://example.com:443/a//b/../c%2F", "https://example.com:443/a//b/../c%2F"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example:443/"),
        ("https://8.8.8.8/x", "https://8.8.8.8:443/x"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]:443/"),
    ])
    func `a public URL is read, and written in one way`(text: String, written: String) throws {
        #expect(try Destination(text, policy: .strangers).url == written)
    }

    @Test(
        arguments: [
            ("", .malformed), ("example.com", .malformed), ("//example.com/", .malformed),
            ("https:/example.com", .malformed),
            ("https://", .malformedHost), ("https:///path", .malformedHost), ("https://:443/", .malformedHost),
            ("http://example.com/", .notEncrypted), ("ftp://example.com/", .unknownScheme),
            ("file:///etc/passwd", .unknownScheme),
            ("gopher://example.com/", .unknownScheme), ("https+x://example.com/", .unknownScheme),
            ("https://user@example.com/", .userInformation), ("https://a:b@example.com/", .userInformation),
            ("https://example.com@127.0.0.1/", .userInformation), ("https://127.0.0.1\\@example.com/", .malformed),
            ("https://example.com#@127.0.0.1/", .malformed), ("https://example.com/#x", .malformed),
            ("https://example.com/ x", .malformed), ("https://example.com/\r\nX: y", .malformed),
            ("https://exa\u{0}mple.com/", .malformed),
            ("https://bücher.example/", .malformed), ("https://example\u{3002}com/", .malformed),
            ("https://①②⑦.⓪.⓪.①/", .malformed),
            ("https://%31%32%37.0.0.1/", .malformedHost), ("https://example.com./", .malformedHost),
            ("https://intranet/", .malformedHost), ("https://-a.example/", .malformedHost),
            ("https://a_b.example/", .malformedHost),
            ("https://a..example/", .malformedHost), ("https://.example/", .malformedHost),
            ("https://unix:/var/run/x", .forbiddenPort),
            ("https://2130706433/", .malformedHost), ("https://0x7f000001/", .malformedHost),
            ("https://0x7f.1/", .malformedHost),
            ("https://0177.0.0.1/", .malformedHost), ("https://127.1/", .malformedHost),
            ("https://127.0.0.1./", .malformedHost),
            ("https://0/", .malformedHost), ("https://1.2.3.4.5/", .malformedHost),
            ("https://256.1.1.1/", .malformedHost),
            ("https://example.0x7f/", .malformedHost), ("https://example.1/", .malformedHost),
            ("https://[::1", .forbiddenPort), ("https://[fe80::1%25eth0]/", .malformedHost),
            ("https://[127.0.0.1]/", .malformedHost),
            ("https://[::1]x/", .malformedHost), ("https://::1/", .forbiddenPort),
            ("https://127.0.0.1/", .forbiddenAddress), ("https://localhost/", .forbiddenAddress),
            ("https://a.localhost/", .forbiddenAddress),
            ("https://[::1]/", .forbiddenAddress), ("https://169.254.169.254/latest", .forbiddenAddress),
            ("https://10.0.0.1/", .forbiddenAddress), ("https://[::ffff:10.0.0.1]/", .forbiddenAddress),
            ("https://example.com:80/", .forbiddenPort), ("https://example.com:0/", .forbiddenPort),
            ("https://example.com:/", .forbiddenPort),
            ("https://example.com:+443/", .forbiddenPort), ("https://example.com:0443/", .forbiddenPort),
            ("https://example.com:65536/", .forbiddenPort),
            ("https://example.com:443:443/", .forbiddenPort), ("https://example.com:22/", .forbiddenPort),
        ] as [(String, DestinationError)])
    func `anything else is refused, and why is said`(text: String, error: DestinationError) {
        #expect(throws: error) { _ = try Destination(text, policy: .strangers) }
    }

    @Test func `a URL has an end`() throws {
        let start = "https://example.com/"
        let path = String(repeating: "a", count: Destination.longest - start.utf8.count)
        _ = try Destination(start + path, policy: .strangers)
        #expect(throws: DestinationError.tooLong) { _ = try Destination(start + path + "a", policy: .strangers) }
    }

    @Test(arguments: [
        "http://localhost:9000/x", "http://127.0.0.1/", "http://127.8.8.8:81/", "http://[::1]:9000/",
        "https://localhost:8443/",
    ])
    func `this host may be named where it is allowed`(text: String) throws {
        _ = try Destination(text, policy: .strangersAndThisHost)
        _ = try Destination(text, policy: .operators)
        #expect(throws: DestinationError.self) { _ = try Destination(text, policy: .strangers) }
    }

    @Test(arguments: [
        "http://example.com/", "http://10.0.0.1/", "http://0.0.0.0:9000/", "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/",
    ])
    func `without TLS nobody else may`(text: String) {
        for policy in [AddressPolicy.strangersAndThisHost, .operators] {
            #expect(throws: DestinationError.self) { _ = try Destination(text, policy: policy) }
        }
    }

    @Test func `the operator's own network is the operator's alone`() throws {
        _ = try Destination("https://10.0.0.1:8443/", policy: .operators)
        #expect(throws: DestinationError.forbiddenAddress) {
            _ = try Destination("https://10.0.0.1/", policy: .strangersAndThisHost)
        }
    }

    @Test func `what is printed of one is no secret`() throws {
        let destination = try Destination("https://hooks.example.com/services/T0/secret", policy: .strangers)
        #expect("\(destination)" == "https://hooks.example.com:443")
        #expect(!String(reflecting: destination).contains("secret"))
        let header = try #require(HeaderLine("Authorization", "Bearer secret"))
        #expect("\(header)" == "Authorization" && !String(reflecting: header).contains("secret"))
    }

    /// First and last of each range that is not public, and its neighbours.
    @Test(
        arguments: [
            ("0.0.0.0", .nowhere), ("0.255.255.255", .nowhere), ("1.0.0.0", .everywhere),
            ("9.255.255.255", .everywhere), ("10.0.0.0", .ownNetwork), ("10.255.255.255", .ownNetwork),
            ("11.0.0.0", .everywhere),
            ("100.63.255.255", .everywhere), ("100.64.0.0", .ownNetwork), ("100.127.255.255", .ownNetwork),
            ("100.128.0.0", .everywhere),
            ("126.255.255.255", .everywhere), ("127.0.0.0", .thisHost), ("127.255.255.255", .thisHost),
            ("128.0.0.0", .everywhere),
            ("169.253.255.255", .everywhere), ("169.254.0.0", .nowhere), ("169.254.169.254", .nowhere),
            ("169.255.0.0", .everywhere),
            ("172.15.255.255", .everywhere), ("172.16.0.0", .ownNetwork), ("172.31.255.255", .ownNetwork),
            ("172.32.0.0", .everywhere),
            ("191.255.255.255", .everywhere), ("192.0.0.0", .nowhere), ("192.0.0.255", .nowhere),
            ("192.0.1.0", .everywhere),
            ("192.0.2.1", .nowhere), ("192.0.3.0", .everywhere), ("192.88.99.1", .nowhere),
            ("192.167.255.255", .everywhere),
            ("192.168.0.0", .ownNetwork), ("192.168.255.255", .ownNetwork), ("192.169.0.0", .everywhere),
            ("198.17.255.255", .everywhere), ("198.18.0.0", .nowhere), ("198.19.255.255", .nowhere),
            ("198.20.0.0", .everywhere),
            ("198.51.100.7", .nowhere), ("203.0.113.7", .nowhere), ("168.63.129.15", .everywhere),
            ("168.63.129.16", .nowhere),
            ("223.255.255.255", .everywhere), ("224.0.0.0", .nowhere), ("239.255.255.255", .nowhere),
            ("240.0.0.1", .nowhere),
            ("255.255.255.255", .nowhere),
            ("::", .nowhere), ("::1", .thisHost), ("::2", .nowhere), ("::127.0.0.1", .nowhere), ("::8.8.8.8", .nowhere),
            ("::ffff:127.0.0.1", .nowhere), ("::ffff:8.8.8.8", .nowhere), ("::ffff:0:8.8.8.8", .nowhere),
            ("64:ff9b::a00:1", .nowhere), ("64:ff9b:1::a00:1", .nowhere), ("100::1", .nowhere),
            ("1fff:ffff::1", .nowhere),
            ("2000::1", .everywhere), ("2001::1", .nowhere), ("2001:0:53aa:64c::1", .nowhere),
            ("2001:1ff:ffff::1", .nowhere),
            ("2001:200::1", .everywhere), ("2001:db7:ffff::1", .everywhere), ("2001:db8::1", .nowhere),
            ("2001:db9::1", .everywhere),
            ("2001:4860:4860::8888", .everywhere), ("2002:7f00:1::1", .nowhere), ("2003::1", .everywhere),
            ("2606:4700:4700::1111", .everywhere), ("3ffe:ffff::1", .everywhere), ("3fff::1", .nowhere),
            ("3fff:fff:ffff::1", .nowhere),
            ("3fff:1000::1", .everywhere), ("4000::1", .nowhere), ("5f00::1", .nowhere),
            ("fbff::1", .nowhere), ("fc00::1", .ownNetwork), ("fd00:ec2::254", .ownNetwork),
            ("fdff:ffff::1", .ownNetwork), ("fe00::1", .nowhere),
            ("fe80::1", .nowhere), ("fec0::1", .nowhere), ("ff02::1", .nowhere),
        ] as [(String, IPAddress.Reach)])
    func `an address is reached from where the registries say`(text: String, reach: IPAddress.Reach) throws {
        #expect(try #require(IPAddress(text)).reach == reach)
    }

    @Test func `a policy permits what it names`() throws {
        func permits(_ policy: AddressPolicy, _ text: String, _ port: UInt16 = 443, isPlain: Bool = false) throws
            -> Bool
        {
            policy.permits(try #require(IPAddress(text)), port: port, isPlain: isPlain)
        }
        #expect(try permits(.strangers, "8.8.8.8") && !permits(.strangers, "8.8.8.8", 25))
        #expect(try !permits(.strangers, "8.8.8.8", isPlain: true) && !permits(.strangers, "127.0.0.1"))
        #expect(try permits(.strangersAndThisHost, "::1", 9_000, isPlain: true))
        #expect(try !permits(.strangersAndThisHost, "8.8.8.8", 9_000) && !permits(.strangersAndThisHost, "10.0.0.1"))
        #expect(try permits(.operators, "10.0.0.1", 587) && !permits(.operators, "10.0.0.1", 587, isPlain: true))
        for text in ["169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "::ffff:10.0.0.1"] {
            #expect(try !permits(.operators, text))
        }
    }

    @Test(arguments: [
        ("", "x"), ("a b", "x"), ("a:", "x"), ("a\r\nb", "x"), ("ä", "x"),
        ("a", ""), ("a", "x\r\ny"), ("a", "x\ny"), ("a", "x\u{0}"), ("a", "x\u{7F}"), ("a", "ü"), ("a", " x"),
        ("a", "x "),
    ])
    func `a header is one line`(name: String, value: String) {
        #expect(HeaderLine(name, value) == nil)
    }
}
