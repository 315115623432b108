package org.firstline.bridge.bus;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiChipSelect;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;
import com.pi4j.provider.Provider;
import java.util.Locale;

/**
 * The buses of a Raspberry Pi through Pi4J: SPI and I2C by their device files, pins by gpiod (which the Pi 5 knows too).
 * Pi4J is loaded when the configuration names such a bus and not before, so a box without one never touches it. Unproven
 * on hardware: see the package.
 */
public final class PiBuses {
    private PiBuses() {}

    /**
     * @param bus 0 to 6
     * @param select the chip select, 0 to 2
     * @param hertz clock pulses a second
     */
    public static SpiPort spi(int bus, int select, int hertz) {
        return new PiSpi(bus, select, hertz);
    }

    /** @param address of the device, 0x03 to 0x77 */
    public static I2cPort i2c(int bus, int address) {
        return new PiI2c(bus, address);
    }

    /**
     * @param number as the chip counts: GPIO numbers, not pins of the header
     * @param activeLow whether off is the high level
     */
    public static PinPort pin(int number, boolean activeLow) {
        return new PiPin(number, activeLow);
    }

    private static final class PiSpi extends PiDevice<Spi> implements SpiPort {
        private final int bus;
        private final int select;
        private final int hertz;

        PiSpi(int bus, int select, int hertz) {
            super("spi" + bus + "." + select);
            this.bus = bus;
            this.select = select;
            this.hertz = hertz;
        }

        @Override
        Provider<?, ?, ?> provider() {
            return LinuxFsSpiProvider.newInstance();
        }

        @Override
        Spi create(Context in) {
            return in.create(Spi.newConfigBuilder(in)
                    .id(name())
                    .bus(SpiBus.getByNumber(bus))
                    .chipSelect(SpiChipSelect.getByNumber(select))
                    .mode(SpiMode.MODE_0)
                    .baud(hertz)
                    .build());
        }

        @Override
        public void write(byte[] octets) throws BusException {
            use(spi -> spi.write(octets));
        }
    }

    private static final class PiI2c extends PiDevice<I2C> implements I2cPort {
        private final int bus;
        private final int address;

        PiI2c(int bus, int address) {
            super(String.format(Locale.ROOT, "i2c%d.0x%02x", bus, address));
            this.bus = bus;
            this.address = address;
        }

        @Override
        Provider<?, ?, ?> provider() {
            return LinuxFsI2CProvider.newInstance();
        }

        @Override
        I2C create(Context in) {
            return in.create(
                    I2C.newConfigBuilder(in).id(name()).bus(bus).device(address).build());
        }

        @Override
        public void write(byte[] octets) throws BusException {
            use(device -> device.write(octets));
        }
    }

    private static final class PiPin extends PiDevice<DigitalOutput> implements PinPort {
        private final int number;
        private final boolean activeLow;

        PiPin(int number, boolean activeLow) {
            super("gpio" + number);
            this.number = number;
            this.activeLow = activeLow;
        }

        @Override
        Provider<?, ?, ?> provider() {
            return GpioDDigitalOutputProvider.newInstance();
        }

        @Override
        DigitalOutput create(Context in) {
            DigitalState off = activeLow ? DigitalState.HIGH : DigitalState.LOW;
            return in.create(DigitalOutput.newConfigBuilder(in)
                    .id(name())
                    .address(number)
                    .initial(off)
                    .shutdown(off)
                    .build());
        }

        @Override
        public void set(boolean on) throws BusException {
            use(pin -> pin.setState(on != activeLow));
        }
    }
}
