package org.firstline.bridge.panel.chip;

import java.util.List;
import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.PinPort;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;

/**
 * A signal tower of three lamps on three pins: green, amber, red, or red that blinks, as the worst tile of the board is.
 * The blinking is the board's own: the caption's lamp is dark in every other half second.
 */
public final class LampPanel implements Panel {
    private final String name;
    private final List<PinPort> pins;
    private boolean open;

    /** @param pins of the green, the amber and the red lamp */
    public LampPanel(String name, List<PinPort> pins) {
        if (pins.size() != 3) throw new IllegalArgumentException(pins.size() + " pins, not three");
        this.name = name;
        this.pins = List.copyOf(pins);
    }

    @Override
    public String name() {
        return name;
    }

    /** Of no consequence: no frame is shown. */
    @Override
    public int width() {
        return 16;
    }

    @Override
    public int height() {
        return 8;
    }

    @Override
    public Reads reads() {
        return Reads.LAMP;
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        try {
            if (!open) for (PinPort pin : pins) pin.open();
            open = true;
            // the one to be lit last, so that two are never on at once
            for (int i = 0; i < pins.size(); i++)
                if (lamp(i) != asText.lamp()) pins.get(i).set(false);
            for (int i = 0; i < pins.size(); i++)
                if (lamp(i) == asText.lamp()) pins.get(i).set(true);
        } catch (BusException e) {
            close();
            throw new PanelException(e);
        }
    }

    private static Colour lamp(int place) {
        return List.of(Colour.GREEN, Colour.AMBER, Colour.RED).get(place);
    }

    @Override
    public void close() {
        open = false;
        pins.forEach(PinPort::close);
    }
}
