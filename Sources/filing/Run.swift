// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingDomain
import Foundation

/// One run of a command: its client, its output, its state.
struct Run {
    let client: FilingClient
    let options: CommonOptions
    let output: Output
    let sessions: SessionFile
    let pending: PendingWrites

    /// Runs a command's body and turns what it throws into a message and an exit code.
    static func command(
        _ options: CommonOptions, _ body: (Run) async throws -> Void
    ) async throws {
        let output = Output(language: options.language, isJSON: options.json)
        do {
            let sessions = SessionFile(path: options.sessionPath)
            let (host, port) = try options.address
            let kept = try sessions.read(server: options.serverName)
            var settings = FilingClient.Settings()
            settings.language = options.language == .zh ? .zh : .en
            settings.insecure = options.insecure
            settings.tls = try options.tls
            let client = FilingClient(
                host: host, port: port, token: kept?.token, settings: settings)
            let run = Run(
                client: client, options: options, output: output, sessions: sessions,
                pending: PendingWrites(
                    beside: options.sessionPath, server: try options.serverName,
                    name: kept?.name ?? ""))
            do {
                try await body(run)
            } catch {
                await client.close()
                throw error
            }
            await client.close()
        } catch let error as FilingError {
            output.fail(error)
            throw ExitCode(ExitStatus(of: error).rawValue)
        } catch let refusal as Refusal {
            output.fail(
                reason: refusal.reason.token, message: refusal.reason.text[options.language],
                hint: refusal.reason.hint[options.language],
                details: refusal.details.mapValues(\.text))
            throw ExitCode(ExitStatus.usage.rawValue)
        } catch let problem as LocalProblem {
            output.fail(
                reason: "LOCAL_FILE", message: problem.sentence[options.language], hint: "")
            throw ExitCode(ExitStatus.localFile.rawValue)
        }
    }

    /// Does a write so that repeating the same command after a crash does not do it twice.
    ///
    /// - Parameters:
    ///   - name: the command with everything that makes it this one.
    ///   - seen: reads the revision to write on; asked only for a new command.
    func write<Reply>(
        _ name: [String], seen: () async throws -> UInt64 = { 0 },
        _ body: (CallOptions, UInt64) async throws -> Reply
    ) async throws -> Reply {
        var begun = try self.pending.begun(name)
        if begun == nil { begun = try self.pending.begin(name, revision: try await seen()) }
        guard let begun else { throw LocalProblem.unwritable(self.options.sessionPath) }
        do {
            let reply = try await body(
                self.options.callOptions(key: begun.key), begun.revision)
            try self.pending.end(name)
            return reply
        } catch let error as FilingError {
            // Without a definite answer the command stays begun.
            if ExitStatus.isDecided(error) { try self.pending.end(name) }
            throw error
        }
    }
}

/// A file of this machine that cannot be used.
struct LocalProblem: Error {
    let sentence: Text

    static func unreadable(_ path: String) -> LocalProblem {
        LocalProblem(
            sentence: Text(zh: "无法读取 \(path)。", en: "\(path) cannot be read."))
    }

    static func unwritable(_ path: String) -> LocalProblem {
        LocalProblem(
            sentence: Text(zh: "无法写入 \(path)。", en: "\(path) cannot be written."))
    }

    static func alreadyThere(_ path: String) -> LocalProblem {
        LocalProblem(
            sentence: Text(
                zh: "\(path) 已存在，不会被覆盖。", en: "\(path) exists and is not overwritten."))
    }

    static func foreign(_ path: String) -> LocalProblem {
        LocalProblem(
            sentence: Text(
                zh: "\(path) 属于其他用户，已拒绝使用。",
                en: "\(path) belongs to another user and is not used."))
    }

    static func readableByOthers(_ path: String) -> LocalProblem {
        LocalProblem(
            sentence: Text(
                zh: "\(path) 可被他人读取，已拒绝使用；请运行 chmod 600。",
                en: "\(path) can be read by others and is not used; run chmod 600 on it."))
    }

    static func malformed(_ path: String, _ where_: String) -> LocalProblem {
        LocalProblem(
            sentence: Text(
                zh: "\(path) 的内容有误：\(where_)。", en: "\(path) is not as it should be: \(where_)."))
    }
}
