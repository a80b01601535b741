"""Plays a desktop with a place beside the clock, and says what comes there. Runs under the system's own Python.

Without arguments it waits for icons and messages and prints each as a line; with the number of a window it asks that
window to close, as the button of its frame does.
"""

import ctypes
import json
import sys

WATCHER, MESSAGES = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"
WAYS = """
<node>
  <interface name="org.kde.StatusNotifierWatcher">
    <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
    <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
    <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
    <property name="ProtocolVersion" type="i" access="read"/>
  </interface>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
  </interface>
</node>
"""


def tell(what):
    """Print a line at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def wait():
    """Be there until ended."""
    from gi.repository import Gio, GLib

    answers = {"Notify": GLib.Variant("(u)", (1,)), "GetCapabilities": GLib.Variant("(as)", (["body"],))}
    known = {
        "RegisteredStatusNotifierItems": GLib.Variant("as", []),
        "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
        "ProtocolVersion": GLib.Variant("i", 0),
    }

    def called(_bus, _sender, _path, _interface, method, given, answer):
        if method == "Notify":
            _app, _id, _icon, title, words, *_more = given.unpack()
            tell([title, words])
        elif method == "RegisterStatusNotifierItem":
            tell("icon")
        answer.return_value(answers.get(method))

    def owned(bus, name):
        path = "/StatusNotifierWatcher" if name == WATCHER else "/org/freedesktop/Notifications"
        way = Gio.DBusNodeInfo.new_for_xml(WAYS).lookup_interface(name)
        bus.register_object(path, way, called, lambda *asked: known[asked[-1]], None)
        tell(name)

    for name in (WATCHER, MESSAGES):
        Gio.bus_own_name(Gio.BusType.SESSION, name, Gio.BusNameOwnerFlags.NONE, owned, None, None)
    GLib.MainLoop().run()


class Message(ctypes.Structure):
    """A client message of the X protocol."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 12),
    )


def close(window):
    """Ask a window to close."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    protocols, wish = (x.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    message = Message(33, 0, 1, display, window, protocols, 32, (wish, 0))
    x.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x.XSync(display, 0)


if __name__ == "__main__":
    close(int(sys.argv[1])) if len(sys.argv) > 1 else wait()
