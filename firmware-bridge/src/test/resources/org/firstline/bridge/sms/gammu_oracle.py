"""Asks libgammu, an independent implementation, what it makes of PDUs.

Reads lines of words, writes one line of words for each; a text is UTF-16BE in hexadecimal, "-" when empty.
  decode HEX                             -> TYPE NUMBER PARTS PART REFERENCE TEXT
  encode LAYOUT NUMBER UNICODE TEXT      -> one PDU in hexadecimal for each part; LAYOUT is Submit or Deliver
"""
import datetime
import sys

import gammu


def decode(pdu):
    sms = gammu.DecodePDU(bytes.fromhex(pdu), True)
    header = sms["UDH"]
    # libgammu keeps octets behind the end of a text that has escaped characters
    text = sms["Text"].split("\0")[0].encode("utf-16-be", "surrogatepass").hex() or "-"
    reference = header["ID16bit"] if header["ID16bit"] > 0 else header["ID8bit"]
    return [sms["Type"], sms["Number"], header["AllParts"], header["PartNumber"], reference, text]


def encode(layout, number, unicode, text):
    whole = bytes.fromhex(text).decode("utf-16-be", "surrogatepass")
    entry = {"ID": "ConcatenatedTextLong", "Buffer": whole}
    pdus = []
    for sms in gammu.EncodeSMS({"Class": -1, "Unicode": unicode == "1", "Entries": [entry]}):
        sms["Number"] = number
        sms["SMSC"] = {"Number": "+79990000000", "Name": "", "Format": "Text", "Validity": "NA", "DefaultNumber": ""}
        sms["Type"] = layout
        sms["DateTime"] = sms["SMSCDateTime"] = datetime.datetime(2026, 11, 22, 9, 30, 15)
        pdus.append(gammu.EncodePDU(sms, layout).hex())
    return pdus


for line in sys.stdin:
    word, *rest = line.split()
    try:
        answer = decode(*rest) if word == "decode" else encode(*rest)
    except Exception as e:  # the test wants to see it, whatever it is
        answer = ["failed:", repr(e)]
    print(*answer, flush=True)
