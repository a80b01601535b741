"""Where the cards of Today stand: in one, two or three columns, filled so that none is left empty."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from companion.ui.theme import theme_of

#: The width in design pixels from which two columns stand beside each other, and three.
TWO, THREE = 660, 1440
#: So much higher a card of the first line may be made to end where its neighbour ends, and the last of a column to end
#: where the page does, in design pixels; more would be a hole in it.
FIRST, LAST = 90, 130
#: How columns share the room: the first is wider where it holds the counter or the check-in.
WIDE, PLAIN = 5, 4
#: Which cards, and where their column begins and how wide it is.
Column = tuple[list[int], tuple[int, int]]


class Board(QLayout):
    """Cards in an order, each with the column it belongs to where there are several, or none to fill up with.

    Cards stay in their columns while they grow and shrink, and where one more joins them; they are only dealt out anew
    when one of them goes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gap = theme_of().px(20)
        self._items: list[QLayoutItem] = []
        #: For each item: its place in the order, and the columns it stands in on two and on three.
        self._homes: list[tuple[int, int | None, int | None]] = []
        #: For each number of columns what was dealt out, for other widths are asked about in between: what, and how.
        self._dealt: dict[int, tuple[tuple[int, ...], list[list[int]]]] = {}
        self._heights: dict[tuple[int, int], int] = {}
        self._snug = False
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    # -- parts ---------------------------------------------------------------------------------------------

    def put(self, part: QWidget, order: int, two: int | None = None, three: int | None = None) -> None:
        """Add a card at its place in the order; the column it stands in of two, and of three."""
        self.addWidget(part)
        home = order, two, two if three is None else three
        place = sum(1 for known, _two, _three in self._homes if known <= order)
        self._items.insert(place, self._items.pop())
        self._homes.insert(place, home)
        for count, (shown, columns) in self._dealt.items():
            moved = [[at + (at >= place) for at in known] for known in (shown, *columns)]
            self._dealt[count] = tuple(moved[0]), moved[1:]
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._homes.pop(index)
        self._dealt.clear()
        return self._items.pop(index)

    def set_snug(self, snug: bool) -> None:
        """Have no card of the first line end lower than it must, so that what is below it is in sight."""
        self._snug = snug
        self.invalidate()

    # -- sizes ---------------------------------------------------------------------------------------------

    def invalidate(self) -> None:
        super().invalidate()
        self._heights.clear()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = self._levelled(self._columns(width))
        return max((sum(tall) + self._gap * max(0, len(tall) - 1) for tall in heights), default=0)

    def minimumSize(self) -> QSize:
        widest = max((self._items[place].minimumSize().width() for place in self._shown()), default=0)
        return QSize(widest, 0)

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(THREE), self.heightForWidth(theme_of().px(THREE)))

    def columns(self, width: int) -> list[list[QWidget]]:
        """The cards of each column at a width, from the top down."""
        dealt = (column for column, _across in self._columns(width))
        return [[part for place in column if (part := self._items[place].widget())] for column in dealt]

    # -- dealing out ---------------------------------------------------------------------------------------

    def _shown(self) -> tuple[int, ...]:
        return tuple(place for place, item in enumerate(self._items) if not item.isEmpty())

    def _columns(self, width: int) -> list[Column]:
        theme = theme_of()
        shown = self._shown()
        count = 3 if width >= theme.px(THREE) else 2 if width >= theme.px(TWO) else 1
        count = max(1, min(count, len(shown)))
        before, dealt = self._dealt.get(count, ((), []))
        if before != shown:
            joined = set(before) < set(shown) and self._at_home(before, count) == self._at_home(shown, count)
            dealt = self._deal(shown, count, width, dealt if joined else [])
            self._dealt[count] = shown, dealt
        weights = self._weights(dealt)
        room, left, found = width - self._gap * (len(dealt) - 1), 0, []
        for number, column in enumerate(dealt):
            across = room * weights[number] // sum(weights)
            found.append((column, (left, across)))
            left += across + self._gap
        return found

    def _weights(self, dealt: list[list[int]]) -> list[int]:
        main = dealt and dealt[0] and self._homes[dealt[0][0]][1] == 0
        return [WIDE if main and not number else PLAIN for number in range(len(dealt))]

    def _at_home(self, shown: tuple[int, ...], count: int) -> bool:
        """Whether each column has somebody at home; else nobody is, and the cards fill all of them in order."""
        return {self._homes[place][count - 1] for place in shown} >= set(range(count))

    def _deal(self, shown: tuple[int, ...], count: int, width: int, stay: list[list[int]]) -> list[list[int]]:
        """Deal out the cards to so many columns; those in `stay` are in theirs already."""
        if count == 1:
            return [list(shown)]
        columns = [list(column) for column in stay] + [[] for _ in range(count - len(stay))]
        at_home = self._at_home(shown, count)
        weights = [WIDE if at_home and not number else PLAIN for number in range(count)]
        room = width - self._gap * (count - 1)
        across = [room * weight // sum(weights) for weight in weights]
        late = []
        for place in shown:
            home = self._homes[place][count - 1]
            if any(place in column for column in stay):
                continue
            if at_home and home is not None:
                columns[home].append(place)
            else:
                late.append(place)
        if at_home:
            # The highest first, so that the last and lowest even out what is left.
            late.sort(key=lambda place: -self._height(place, across[-1]))
        for place in late:
            shortest = min(range(count), key=lambda number: self._tall(columns[number], across[number]))
            columns[shortest].append(place)
        return [sorted(column) for column in columns if column]

    # -- heights -------------------------------------------------------------------------------------------

    def _height(self, place: int, width: int) -> int:
        key = place, width
        found = self._heights.get(key)
        if found is None:
            item = self._items[place]
            wanted = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            found = self._heights[key] = max(wanted, item.minimumSize().height())
        return found

    def _tall(self, column: list[int], width: int) -> int:
        return sum(self._height(place, width) for place in column) + self._gap * max(0, len(column) - 1)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        columns = self._columns(rect.width())
        heights = self._levelled(columns)
        mirrored = self._mirrored()
        for (column, (left, across)), tall in zip(columns, heights, strict=True):
            x = rect.width() - left - across if mirrored else left
            y = rect.y()
            for place, height in zip(column, tall, strict=True):
                self._items[place].setGeometry(QRect(QPoint(rect.x() + x, y), QSize(across, height)))
                y += height + self._gap

    def _levelled(self, columns: list[Column]) -> list[list[int]]:
        """The heights of the cards. Those that begin on one line end on one, and columns end together, where little
        is wanting."""
        heights = [[self._height(place, across) for place in column] for column, (_left, across) in columns]
        if len(heights) < 2:
            return heights
        theme = theme_of()
        beginning = [tall for tall in heights if len(tall) > 1]
        if len(beginning) > 1 and not self._snug:
            first = max(tall[0] for tall in beginning)
            for tall in beginning:
                if first - tall[0] <= theme.px(FIRST):
                    tall[0] = first
        foot = max(sum(tall) + self._gap * (len(tall) - 1) for tall in heights)
        for tall in heights:
            wanting = foot - sum(tall) - self._gap * (len(tall) - 1)
            if 0 < wanting <= theme.px(LAST):
                tall[-1] += wanting
        return heights

    def _mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft


class BoardWidget(QWidget):
    """A widget laid out by a board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = Board()
        self.setLayout(self.board)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
