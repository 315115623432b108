package org.firstline.bridge.serial;

import org.junit.jupiter.api.BeforeEach;

class MemoryLineTest extends SerialLineContract {
    private final MemoryLine.Pair pair = MemoryLine.pair();

    @BeforeEach
    void open() throws SerialException {
        pair.far().open();
    }

    @Override
    SerialLine near() {
        return pair.near();
    }

    @Override
    SerialLine far() {
        return pair.far();
    }

    @Override
    void unplug() {
        pair.near().unplug();
    }
}
