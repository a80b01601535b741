"""One window for one file: a second start asks the first to come forward."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 1_000


def _name(data_folder: Path) -> str:
    # The folder's name says nothing to other users of the machine, so only its digest is used.
    return "companion-" + hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()[:24]


def raise_running(data_folder: Path) -> bool:
    """Ask the instance that has this folder open to show itself; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(data_folder))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    # It says that it heard: one that hangs takes the connection and the word all the same.
    heard = socket.waitForReadyRead(ANSWER_MS)
    socket.disconnectFromServer()
    return heard


class InstanceServer(QObject):
    """Listens for a second start; `asked` means: come forward."""

    asked = Signal()

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = _name(data_folder)
        # We hold the folder's lock, so a socket of that name can only be what a killed instance left.
        QLocalServer.removeServer(name)
        self._server.newConnection.connect(self._answer)
        self._server.listen(name)

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.write(b"here\n")
            connection.flush()
        self.asked.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
