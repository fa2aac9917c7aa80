class FeedsController < ApplicationController
  def show
    # ruleid: ruby-ssrf-from-request
    Net::HTTP.get(URI(params[:url]))
    # ruleid: ruby-ssrf-from-request
    Faraday.get("http://#{params[:host]}/feed")
    # ok: ruby-ssrf-from-request
    Faraday.get("https://example.com/feed")
    address = params[:address]
    return head(400) unless %w[a b].include?(address)
    # ok: ruby-ssrf-from-request
    URI.open(address)
  end
end
