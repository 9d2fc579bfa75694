import Foundation
import Glibc
import Testing

@testable import FastCGI

struct ListeningSocketTests {
    @Test
    func `the socket has its mode, and is gone with its owner`() throws {
        let path = temporarySocket()
        var socket: ListeningSocket? = try ListeningSocket.open(path: path, mode: 0o620)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o620)
        #expect(try FastCGIClient(path).descriptor >= 0)
        socket = nil
        #expect(socket == nil)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test
    func `a second owner is refused, whether by the lock or by an answer`() throws {
        let path = temporarySocket()
        let first = try ListeningSocket.open(path: path)
        #expect(throws: ListeningSocketError.inUse) { try ListeningSocket.open(path: path) }
        try FileManager.default.removeItem(atPath: path + ".lock")
        #expect(throws: ListeningSocketError.inUse) {
            try ListeningSocket.open(path: path, patience: .milliseconds(50))
        }
        #expect(try FastCGIClient(path).descriptor >= 0)
        first.refuseConnections()
        #expect(throws: ClientError.cannotConnect(ENOENT)) { try FastCGIClient(path) }
    }

    @Test
    func `a leftover is replaced`() throws {
        let path = temporarySocket()
        let leftover = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let address = try UnixAddress(path)
        #expect(unsafe address.use(bind, leftover) == 0)
        close(leftover)
        let socket = try ListeningSocket.open(path: path)
        #expect(try FastCGIClient(path).descriptor >= 0)
        #expect(socket.descriptor >= 0)
    }

    @Test
    func `what another program put in the place is left alone`() throws {
        let path = temporarySocket()
        try Data("mine".utf8).write(to: URL(filePath: path))
        #expect(throws: ListeningSocketError.notASocket) { try ListeningSocket.open(path: path) }
        try FileManager.default.removeItem(atPath: path)

        var socket: ListeningSocket? = try ListeningSocket.open(path: path)
        try FileManager.default.removeItem(atPath: path)
        try Data("mine".utf8).write(to: URL(filePath: path))
        #expect(socket != nil)
        socket = nil
        #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "mine")
        try FileManager.default.removeItem(atPath: path)
    }

    @Test
    func `a path that an address cannot hold is refused`() {
        let path = "/" + String(repeating: "p", count: 107)
        #expect(throws: ListeningSocketError.self) { try ListeningSocket.open(path: path) }
    }
}
