"""What kernels.md gives on each of the demo's orders, worked out with pencil and paper.

Where nobody cancelled, the case is opened at `CASE_OPENED`. The arithmetic, where it is more
than a percentage (a half cent goes up):

1005  70000 of 150000 undelivered: tax 12375 x 7/15 = 5775; fee 15000 x 7/15 = 7000;
      fee tax 1238 x 7/15 = 577.73.
1006  48 h: talent 50 % and the fee back; studio, 47 h before its buffer, 50 % of 50000 and
      4125 (2062.5), fee kept.
1007  rebooked at 30000 of 40000: tax 3300 x 3/4 = 2475.
1011  150 of 240 minutes unused: x 0.625: tax 1980 = 1237.5, fee tax 198 = 123.75.
1012  5 h 10 min is 5.5 h, 2.5 h x 18000 = 45000 of 150000: tax 12375 x 0.3 = 3712.5,
      fee tax 1238 x 0.3 = 371.4. The claim window is open until 2026-11-25.
1014  54125 is owed, but only 39538 were captured on the card.
1017  168 h: 100 %, fee kept; 167 h: half of 12345 = 6172.5, half of 1018, fee back.
1018  336 h: 75 % of 64000 and of 5280.
1019  335 h 59 min 59.999999 s: half of 25001 = 12500.5, of 2063 = 1031.5, fee back.
1020  4.5 h before: 0 %; sold again: min(80 % of 55000 = 44000, 60000); tax 4538 x 44/55 = 3630.4.
1021  full refund for the no-show excluded: after the start, lowest band, no goodwill either.
1023  60 h: half of 1758790865 = 879395432.5, of 193466995 = 96733497.5, fee back.
1025  130 min is 2.5 h, over the least 2 h: 2.5 h x 9500 = 23750, and cleaning 4500 = 28250 of
      60000: tax 4950 = 2330.625; fee 6000 = 2825; fee tax 495 = 233.06. The claim window ended on
      2026-11-21.
1026  40 min is 1 h, billed the least 2 h: 1.5 h x 7333 = 10999.5, 11000 of 33000 is a third:
      tax 2723 = 907.67; fee 1100; fee tax 272 = 90.67.
1027  the room is blocked from 07:30 on the 27th, 72 h after 07:30 on the 24th.
1028  ended on the 6th at 20:00; 72 h later is the 9th at 20:00, when it was cancelled.
1029  40000 of 88000: tax 7260 = 3300; fee 8800 = 4000; fee tax 726 = 330.
1030  85000 of 125000 is 0.68: tax 10313 = 7012.84; fee 12500 = 8500; fee tax 1031 = 701.08.
1031  20000 of 20000.
1032  40 % of 4999 = 1999.6, of 412 = 164.8, fee kept.
1035  30 % of 15000 = 4500, of 1238 = 371.4, fee kept.
1039  4320 of 43200 minutes is a tenth: 299.9, 24.7, 30, 2.5.
1042  talent, 48 h: half, fee back; studio, cancelled by its owner: all; job: 15000 of 25000 is 0.6:
      tax 2063 = 1237.8, fee 1500, fee tax 206 = 123.6.
1043  1429 for the subscription is owed, but only 1056 were captured on the card.
1044  9743 is owed, but nothing was captured on a card.
1046  from 40 h before the buffer: half of 56000 and of 4620, fee kept.
"""

from datetime import UTC, datetime

from attrs import frozen

from core.kernels.deposit_action import DepositMove
from core.parts import NOTHING, Parts

CASE_OPENED = datetime(2026, 11, 23, 9, tzinfo=UTC)
Deposit = tuple[DepositMove, int]


@frozen
class ByHand:
    """What each leg gets back (subtotal, tax, fee, fee tax), and what is open to a refund.

    `deposit` is the one move of a deposit on the order, `goodwill` what policy suggests in all.
    """

    legs: tuple[Parts, ...]
    open_cents: int
    reason: str = "other"
    deposit: Deposit | None = None
    goodwill: int = 0


def _leg(subtotal: int, tax: int, fee: int, fee_tax: int) -> tuple[Parts]:
    return (Parts(subtotal, tax, fee, fee_tax),)


NOTHING_BACK = (NOTHING,)
PARTIAL = "partial_completion"

BY_HAND = {
    "ord_1001": ByHand(_leg(100000, 8250, 0, 0), 108250),
    "ord_1002": ByHand(_leg(10000, 825, 0, 0), 10825),
    "ord_1003": ByHand(_leg(45000, 3713, 0, 0), 48713, deposit=(DepositMove.RELEASE, 30000)),
    "ord_1004": ByHand(NOTHING_BACK, 0, deposit=(DepositMove.REFUND, 25000)),
    "ord_1005": ByHand(_leg(70000, 5775, 7000, 578), 83353),
    "ord_1006": ByHand((*_leg(40000, 3300, 8000, 660), *_leg(25000, 2063, 0, 0)), 79023),
    "ord_1007": ByHand(_leg(30000, 2475, 0, 0), 32475),
    "ord_1008": ByHand(NOTHING_BACK, 0),
    "ord_1009": ByHand(_leg(35000, 2888, 3500, 289), 41677, goodwill=2500),
    "ord_1010": ByHand(
        _leg(80000, 6600, 8000, 660), 95260, deposit=(DepositMove.REFUND, 15000), goodwill=5000
    ),
    "ord_1011": ByHand(_leg(15000, 1238, 1500, 124), 17862, reason=PARTIAL),
    "ord_1012": ByHand(_leg(45000, 3713, 4500, 371), 53584, reason=PARTIAL),
    "ord_1013": ByHand(_leg(360000, 29700, 0, 0), 389700),
    "ord_1014": ByHand(_leg(50000, 4125, 0, 0), 39538),
    "ord_1015": ByHand(_leg(15000, 2850, 3000, 570), 21420),
    "ord_1016": ByHand(_leg(90000, 7425, 0, 0), 97425),
    "ord_1017": ByHand((*_leg(45000, 3713, 0, 0), *_leg(6173, 509, 1235, 102)), 56732),
    "ord_1018": ByHand(_leg(48000, 3960, 0, 0), 51960),
    "ord_1019": ByHand(_leg(12501, 1032, 2500, 206), 16239),
    "ord_1020": ByHand(_leg(44000, 3630, 0, 0), 47630),
    "ord_1021": ByHand(NOTHING_BACK, 0),
    "ord_1022": ByHand(_leg(9000, 0, 0, 0), 9000),
    "ord_1023": ByHand(_leg(879395433, 96733498, 175879087, 19346700), 1171354718),
    "ord_1024": ByHand(_leg(30000, 2475, 3000, 248), 35723, goodwill=1500),
    "ord_1025": ByHand(
        _leg(28250, 2331, 2825, 233), 33639, reason=PARTIAL, deposit=(DepositMove.REFUND, 20000)
    ),
    "ord_1026": ByHand(
        _leg(11000, 908, 1100, 91), 13099, reason=PARTIAL, deposit=(DepositMove.FORFEIT, 7500)
    ),
    "ord_1027": ByHand(_leg(96000, 7920, 9600, 792), 114312, deposit=(DepositMove.RELEASE, 40000)),
    "ord_1028": ByHand(NOTHING_BACK, 0, deposit=(DepositMove.RELEASE, 25000)),
    "ord_1029": ByHand(_leg(40000, 3300, 4000, 330), 47630),
    "ord_1030": ByHand(_leg(85000, 7013, 8500, 701), 101214, goodwill=3000),
    "ord_1031": ByHand(_leg(20000, 3800, 2000, 380), 26180),
    "ord_1032": ByHand(_leg(2000, 165, 0, 0), 2165),
    "ord_1033": ByHand(_leg(2500, 206, 250, 21), 2977),
    "ord_1034": ByHand(NOTHING_BACK, 0),
    "ord_1035": ByHand(_leg(4500, 371, 0, 0), 4871),
    "ord_1036": ByHand(_leg(8000, 660, 800, 66), 9526),
    "ord_1037": ByHand(NOTHING_BACK, 0, goodwill=500),
    "ord_1038": ByHand(NOTHING_BACK, 0),
    "ord_1039": ByHand(_leg(300, 25, 30, 3), 358),
    "ord_1040": ByHand(_leg(14900, 2980, 1490, 298), 19668),
    "ord_1041": ByHand(NOTHING_BACK, 0),
    "ord_1042": ByHand(
        (
            *_leg(30000, 2475, 6000, 495),
            *_leg(48000, 3960, 4800, 396),
            *_leg(15000, 1238, 1500, 124),
        ),
        113988,
        deposit=(DepositMove.REFUND, 30000),
        goodwill=4000,
    ),
    "ord_1043": ByHand((NOTHING, NOTHING, *_leg(1200, 99, 120, 10)), 1056),
    "ord_1044": ByHand(_leg(9000, 743, 0, 0), 0),
    "ord_1045": ByHand(_leg(12000, 990, 1200, 99), 14289, goodwill=1000),
    "ord_1046": ByHand(_leg(28000, 2310, 0, 0), 30310),
    "ord_1047": ByHand(_leg(3900, 322, 390, 32), 4644),
}
