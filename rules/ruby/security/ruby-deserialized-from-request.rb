class StatesController < ApplicationController
  def restore
    # ruleid: ruby-deserialized-from-request
    Marshal.load(cookies[:state])
    # ok: ruby-deserialized-from-request
    JSON.parse(cookies[:state])
  end
end
