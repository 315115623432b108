package org.firstline.bridge.mcu;

/**
 * How a board is.
 *
 * @param uptime seconds since it started
 * @param damaged frames that came damaged, as it counts them; as is {@code refused}, it starts again after 65,535
 * @param drawn the CRC of what is drawn
 * @param noData whether it shows NO DATA instead
 */
record Pong(long uptime, int damaged, int refused, int drawn, boolean noData) {
    private static final int SIZE = 11;

    byte[] payload() {
        var out = new byte[SIZE];
        McuFrame.put16(out, 0, (int) (uptime >> 16));
        McuFrame.put16(out, 2, (int) uptime);
        McuFrame.put16(out, 4, damaged);
        McuFrame.put16(out, 6, refused);
        McuFrame.put16(out, 8, drawn);
        out[10] = (byte) (noData ? 1 : 0);
        return out;
    }

    static Pong parse(byte[] payload) throws McuException {
        if (payload.length < SIZE) throw new McuException("the board's PONG is too short");
        long uptime = (long) McuFrame.get16(payload, 0) << 16 | McuFrame.get16(payload, 2);
        return new Pong(
                uptime,
                McuFrame.get16(payload, 4),
                McuFrame.get16(payload, 6),
                McuFrame.get16(payload, 8),
                payload[10] != 0);
    }
}
