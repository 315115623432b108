package org.firstline.demo;

/**
 * Where subscribers may live: a leaf of the tree and the houses behind it.
 *
 * @param node the node's id
 * @param kind what serves it, and so which tariffs there are
 * @param firstHouse the lowest house number
 * @param lastHouse the highest, of the same side of the street
 * @param flats in each house; 0 where a house has one family
 * @param weight how many subscribers it has, roughly
 */
record Place(String node, Kind kind, String street, int firstHouse, int lastHouse, int flats, int weight) {
    enum Kind {
        /** Copper Ethernet in blocks of flats. */
        ETHERNET,
        /** Fibre to small houses. */
        FIBRE,
        /** Television only. */
        CABLE
    }

    /** As written on letters: without the flat. */
    String address(int house) {
        return Streetmap.TOWN + ", " + street + ", д. " + house;
    }
}
