import argparse
import configparser
import csv
import os
import sqlite3
import sys


def arguments(cursor):
    # ruleid: python-sql-from-outside
    cursor.execute("DELETE FROM item WHERE shop = '%s'" % sys.argv[1])
    # ok: python-sql-from-outside
    cursor.execute("DELETE FROM item WHERE shop = ?", (sys.argv[1],))
    # ok: python-sql-from-outside
    cursor.execute("DELETE FROM item WHERE number = %d" % int(sys.argv[1]))


def parsed(cursor):
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--number", type=int)
    given = parser.parse_args()
    # ruleid: python-sql-from-outside
    cursor.execute("SELECT * FROM item WHERE name = '{}'".format(given.name))
    # ok: python-sql-from-outside
    cursor.execute("SELECT * FROM item WHERE number = {}".format(given.number))


def statement(settings):
    return "SELECT * FROM item WHERE shop = '" + settings["import"]["shop"] + "'"


def configured(cursor):
    settings = configparser.ConfigParser()
    settings.read("import.ini")
    # ruleid: python-sql-from-outside
    cursor.execute(statement(settings))


def table(cursor, path):
    with open(path) as lines:
        for row in csv.DictReader(lines):
            # ruleid: python-sql-from-outside
            cursor.execute("INSERT INTO item VALUES ('" + row["name"] + "')")


def again():
    database = sqlite3.connect("shop.db")
    wanted = os.path.basename("all")
    # ok: python-sql-from-outside
    for (name,) in database.execute("SELECT name FROM item WHERE shop = '" + wanted + "'"):
        # ruleid: python-sql-from-outside
        database.execute("UPDATE item SET seen = 1 WHERE name = '" + name + "'")


def own_settings(cursor):
    settings = configparser.ConfigParser()
    settings.read_string("[db]\ntable = orders\n")
    # ok: python-sql-from-outside
    cursor.execute("SELECT * FROM " + settings["db"]["table"])
    mixed = configparser.ConfigParser()
    mixed.read_string("[db]\ntable = orders\n")
    mixed.read("import.ini")
    # ruleid: python-sql-from-outside
    cursor.execute("SELECT * FROM " + mixed["db"]["name"])
