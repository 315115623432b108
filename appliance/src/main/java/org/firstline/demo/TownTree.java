package org.firstline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.demo.Streetmap.District;
import org.firstline.network.Node;
import org.jspecify.annotations.Nullable;

/**
 * The town's network: a core; a ring of switches in each district of flats, with one for every few houses; an OLT for
 * each village of small houses, with its PON ports; a television branch of amplifiers. Always the same.
 *
 * @param nodes parents before children
 * @param places the leaves where subscribers live
 */
record TownTree(List<Node> nodes, List<Place> places) {
    static final String CORE = "core";

    private static final int SWITCHES_A_STREET = 3;
    private static final int HOUSES_A_SWITCH = 12;
    private static final int PORTS_A_STREET = 2;
    private static final int HOUSES_A_PORT = 32;
    private static final int HOUSES_AN_AMPLIFIER = 40;

    static TownTree grown() {
        var tree = new TownTree(new ArrayList<>(), new ArrayList<>());
        tree.add(CORE, null, "10.0.0.1", "город " + Streetmap.TOWN, "router");
        for (int i = 0; i < Streetmap.FLATS.size(); i++) tree.flats(Streetmap.FLATS.get(i), i + 1);
        for (int i = 0; i < Streetmap.COTTAGES.size(); i++) tree.cottages(Streetmap.COTTAGES.get(i), 41 + i);
        tree.television(Streetmap.OLD, 61);
        return new TownTree(List.copyOf(tree.nodes), List.copyOf(tree.places));
    }

    private void flats(District district, int number) {
        String top = "sw-" + district.code();
        add(top, CORE, host(number, 0, 1), district.name(), "switch");
        for (int s = 0; s < district.streets().size(); s++) {
            String street = district.streets().get(s);
            String along = id(top, s + 1);
            add(along, top, host(number, s + 1, 1), street, "switch");
            for (int i = 0; i < SWITCHES_A_STREET; i++) {
                int first = 1 + i * 2 * HOUSES_A_SWITCH;
                int last = first + 2 * (HOUSES_A_SWITCH - 1);
                String leaf = id(along, i + 1);
                add(leaf, along, host(number, s + 1, i + 11), houses(street, first, last), "switch");
                places.add(new Place(leaf, Place.Kind.ETHERNET, street, first, last, 90, 41));
            }
        }
    }

    private void cottages(District village, int number) {
        String olt = "olt-" + village.code();
        add(olt, CORE, host(number, 0, 1), village.name(), "olt");
        for (int s = 0; s < village.streets().size(); s++) {
            String street = village.streets().get(s);
            for (int i = 0; i < PORTS_A_STREET; i++) {
                int first = 1 + i * HOUSES_A_PORT;
                int last = first + HOUSES_A_PORT - 1;
                String port = olt + String.format(Locale.ROOT, "-pon%02d", s * PORTS_A_STREET + i + 1);
                // a port has no address of its own: monitors know it by its name
                add(port, olt, port, houses(street, first, last), "pon");
                places.add(new Place(port, Place.Kind.FIBRE, street, first, last, 0, 27));
            }
        }
    }

    private void television(District old, int number) {
        String head = "tv-" + old.code();
        add(head, CORE, host(number, 0, 1), old.name(), "headend");
        for (int s = 0; s < old.streets().size(); s++) {
            String street = old.streets().get(s);
            String trunk = id(head, s / 2 + 1);
            if (s % 2 == 0) {
                String both = street + " и " + old.streets().get(s + 1);
                add(trunk, head, host(number, s / 2 + 1, 1), both, "amplifier");
            }
            for (int i = 0; i < 2; i++) {
                int first = 1 + i * HOUSES_AN_AMPLIFIER;
                int last = first + HOUSES_AN_AMPLIFIER - 1;
                String leaf = id(trunk, 2 * (s % 2) + i + 1);
                add(
                        leaf,
                        trunk,
                        host(number, s / 2 + 1, 11 + 2 * (s % 2) + i),
                        houses(street, first, last),
                        "amplifier");
                places.add(new Place(leaf, Place.Kind.CABLE, street, first, last, 8, 30));
            }
        }
    }

    private void add(String id, @Nullable String parent, String host, String name, String kind) {
        nodes.add(new Node(id, parent, host, name, kind));
    }

    private static String id(String parent, int number) {
        return parent + "-" + number;
    }

    private static String host(int district, int street, int box) {
        return "10." + district + "." + street + "." + box;
    }

    /** So that it can be said aloud. */
    private static String houses(String street, int first, int last) {
        return street + ", дома " + first + "–" + last;
    }
}
