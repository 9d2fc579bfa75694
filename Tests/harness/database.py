"""The instance's MariaDB as its administrator sees it: over the Unix socket, by the operating system's user."""

import contextlib
import getpass
import subprocess


class Database:
    def __init__(self, socket):
        self.command = [
            "mariadb", "--no-defaults", "--protocol=socket", f"--socket={socket}", f"--user={getpass.getuser()}",
            "--batch", "--skip-column-names", "--unbuffered", "trunkline"]

    def ask(self, statement, force=False, seconds=20):
        """The rows of one statement, each a list of texts. `force`: of several, one that fails ends none."""
        result = subprocess.run(
            self.command + ["--force"] * force, input=statement, capture_output=True, text=True, check=not force,
            timeout=seconds)
        return [line.split("\t") for line in result.stdout.splitlines()]

    @contextlib.contextmanager
    def session(self, statement=""):
        """A connection that has done the statement, and stays as it is while the block runs."""
        with subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as session:
            session.stdin.write(f"{statement} SELECT 'done';\n")
            session.stdin.flush()
            while "done" not in (line := session.stdout.readline()):
                assert line, f"refused: {statement}"
            yield
            session.stdin.write("ROLLBACK;\n")
            session.stdin.close()

    def locked(self, select):
        """Holds row locks on what `select` finds, while the block runs: a request that writes there waits."""
        return self.session(f"START TRANSACTION; {select} FOR UPDATE;")

    def waiting(self):
        """How many transactions wait for a row lock. Not from INNODB_TRX: that view is never renewed for one who asks
        it more than ten times a second."""
        return int(self.ask("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'")[0][1])
