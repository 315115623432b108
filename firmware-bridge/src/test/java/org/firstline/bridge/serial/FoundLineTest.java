package org.firstline.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.PhoneSim;
import org.junit.jupiter.api.Test;

class FoundLineTest {
    private final Map<String, PhoneSim> ports = new LinkedHashMap<>();
    private final PhoneSim mine = new PhoneSim().imei("860000000000007");
    private final FoundLine line = new FoundLine(
            "imei:860000000000007", this::lines, open -> AtModem.hasImei(open, "860000000000007"), Ticks.REAL);

    private List<SerialLine> lines() {
        var lines = new ArrayList<SerialLine>();
        ports.forEach((name, phone) -> lines.add(phone.line(name)));
        return lines;
    }

    @Test
    void findsItsDeviceUnderWhateverNameItComesBack() throws Exception {
        ports.put("ttyUSB0", new PhoneSim());
        assertThatThrownBy(line::open).hasMessage("imei:860000000000007 is not there: 1 lines were looked at");
        ports.put("ttyUSB1", mine);
        var modem = new AtModem(line);
        assertThat(modem.open().imei()).isEqualTo("860000000000007");
        mine.unplug();
        ports.remove("ttyUSB1");
        assertThatThrownBy(modem::status).hasMessageContaining("unplugged");
        mine.plug();
        ports.put("ttyUSB9", mine);
        assertThat(modem.open().imei()).isEqualTo("860000000000007");
    }

    @Test
    void whereItWasLastASilentDeviceIsBelievedToBeIt() throws Exception {
        ports.put("ttyUSB1", mine);
        line.open();
        line.close();
        mine.hang();
        line.open();
        line.powerCycle();
        assertThat(AtModem.hasImei(line, "860000000000007")).isEqualTo(FoundLine.Answer.YES);
    }

    @Test
    void anothersOpenLineIsLeftAlone() throws Exception {
        ports.put("ttyUSB1", mine);
        SerialLine other = mine.line("ttyUSB1");
        other.open();
        assertThatThrownBy(line::open).isInstanceOf(SerialException.class);
        other.close();
        line.open();
    }

    @Test
    void thoseWhoLookAmongTheSameLinesDoNotStandInEachOthersWay() throws Exception {
        var searching = new ReentrantLock();
        var asking = new AtomicInteger();
        var most = new AtomicInteger();
        var looking = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 3; i++) {
            String imei = "86000000000000" + i;
            ports.put("ttyUSB" + i, new PhoneSim().imei(imei));
            var one = new FoundLine(
                    imei,
                    this::lines,
                    open -> {
                        most.accumulateAndGet(asking.incrementAndGet(), Math::max);
                        try {
                            return AtModem.hasImei(open, imei);
                        } finally {
                            asking.decrementAndGet();
                        }
                    },
                    Ticks.REAL,
                    searching);
            looking.add(() -> {
                one.open();
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(looking.size())) {
            for (Future<Object> found : threads.invokeAll(looking))
                assertThat(found.get()).isEqualTo(true);
        }
        assertThat(most).hasValue(1);
    }
}
