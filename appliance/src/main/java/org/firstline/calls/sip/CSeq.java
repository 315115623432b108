package org.firstline.calls.sip;

/** The place of a request in its dialog (RFC 3261 §20.16); a number below 2^31 and the method. */
record CSeq(long number, String method) {
    static CSeq parse(String text) throws SipParseException {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') end++;
        long number = Grammar.number("CSeq", text.substring(0, end), Integer.MAX_VALUE);
        String method = text.substring(end).strip();
        if (!Grammar.isToken(method)) throw new SipParseException("CSeq", "no method");
        return new CSeq(number, method);
    }

    @Override
    public String toString() {
        return number + " " + method;
    }
}
